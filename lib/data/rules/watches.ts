import 'server-only';
import { worker } from '#lib/review/actor.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { comparePassRate, compareScore, type Sample } from '#lib/review/rules/watch.ts';
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

/**
 * Records what was seen since a version was published. The first time that pass rate or score leaves its band, that is
 * written to the ledger; after its time the watch ends.
 */
export function recordWatch(publishId: string, after: Sample, now: Date): Promise<void> {
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
      data: { after, checkedAt: now, ...(isNew ? { driftAt: now } : {}) },
    });
    const named = { rules: request.kind as RuleKind, publishId, judged: after.judged };
    if (isNew) note({ kind: 'rules.drifted', details: { ...named, figures } }, aboutConnection(request));
    if (now < watch.until) return;
    await moveRequest(tx, request, { kind: 'watch_over' });
    note({ kind: 'rules.watch-ended', details: named }, aboutConnection(request));
  });
}
