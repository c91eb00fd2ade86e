import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { comparePassRate, compareScore, type DaySample, type Sample, sumOfDays } from '#lib/review/rules/watch.ts';
import { type WatchDay, watchDays } from '#lib/review/rules/watch-days.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { aboutConnection, lockedRequest, moveRequest } from './open-request.ts';

/** A published version that is still watched. */
export type OpenWatch = { publishId: string; from: Date; until: Date };

/** The watches of a connection that are not over. */
export async function openWatches(connectionId: string): Promise<OpenWatch[]> {
  return db().ruleWatch.findMany({
    where: { connectionId, publish: { state: 'published' } },
    select: { publishId: true, from: true, until: true },
  });
}

/** The watch of a published request, day by day; empty where there is none. @throws Refusal `not_allowed` */
export async function watchByDay(actor: MemberActor, publishId: string): Promise<WatchDay[]> {
  mustBeAble(actor, 'see-rules');
  const watch = await db().ruleWatch.findUnique({
    where: { publishId },
    select: { beforeDays: true, afterDays: true },
  });
  // Only written from this type.
  return watch ? watchDays(watch.beforeDays as DaySample[], watch.afterDays as DaySample[]) : [];
}

/**
 * Records what was seen since a version was published. The first time that pass rate or score leaves its band, that is
 * written to the ledger; after its time the watch ends.
 */
export function recordWatch(publishId: string, afterDays: DaySample[], now: Date): Promise<void> {
  const after = sumOfDays(afterDays);
  return changeIfAny(worker, async (tx, note) => {
    const request = await lockedRequest(tx, publishId);
    const watch = await tx.ruleWatch.findUniqueOrThrow({ where: { publishId } });
    if (request.state !== 'published') return;
    // Only written from this type.
    const before = watch.before as unknown as Sample;
    const figures = [
      ...(comparePassRate(before, after).isOutside ? (['pass_rate'] as const) : []),
      ...(compareScore(before, after).isOutside ? (['score'] as const) : []),
    ];
    const isNew = figures.length > 0 && watch.driftAt === null;
    await tx.ruleWatch.update({
      where: { publishId },
      data: { after, afterDays, checkedAt: now, ...(isNew ? { driftAt: now } : {}) },
    });
    const named = { rules: request.kind as RuleKind, publishId, judged: after.judged };
    if (isNew) note({ kind: 'rules.drifted', details: { ...named, figures } }, aboutConnection(request));
    if (now < watch.until) return;
    await moveRequest(tx, request, { kind: 'watch_over' });
    note({ kind: 'rules.watch-ended', details: named }, aboutConnection(request));
  });
}
