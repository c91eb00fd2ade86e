import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { HitVerdict } from '#lib/review/hits/hit.ts';
import { hitsAtOnce, mustBeAsShown } from '#lib/review/hits/resolve.ts';
import type { HitsResolved } from '#lib/review/hits/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { refreshCase } from '../cases/assess.ts';
import type { Tx } from '../database.ts';
import type { HitClearanceModel, HitResolutionModel } from '../generated/models.ts';
import { change, type Note } from '../ledger/ledger.ts';
import { revokeIn } from './clearances.ts';
import { restoreHitDraft } from './drafts.ts';
import { undoEscalation } from './escalate.ts';
import { casesToJudge, claimForWork, type HitCase, lockedHits } from './judged.ts';

type Hit = Awaited<ReturnType<typeof lockedHits>>[number];

type Context = { tx: Tx; note: Note; actor: MemberActor };

/**
 * Takes back what was last said about each of these hits, by a person or by a clearance, until their case is decided:
 * new rows, never a delete, and all of them or none. A clearance that a resolution made is revoked with it. What the
 * member said themselves is their draft again, and an escalation that came with it is undone within its time.
 * @param shown the hits and their versions on the screen
 * @throws Refusal `not_allowed`, `not_found`, `taken`, `invalid`; `changed` with the hits that are no longer as shown;
 * `closed` when the case is decided or one of the hits is open
 */
export async function undoResolutions(
  actor: Actor,
  shown: readonly { id: string; version: number }[],
): Promise<HitsResolved> {
  mustBeAble(actor, 'decide-case');
  const versions = new Map(shown.map(({ id, version }) => [id, version]));
  if (versions.size === 0 || versions.size > hitsAtOnce || versions.size !== shown.length)
    throw new Refusal('invalid', `Choose 1 to ${hitsAtOnce} hits, each once.`);
  return change(actor, async (tx, note) => {
    const hits = await lockedHits(tx, [...versions.keys()]);
    const applicantIds = [...new Set(hits.map(({ applicantId }) => applicantId))];
    for (const applicantId of applicantIds) await undoEscalation(tx, note, actor, applicantId);
    const cases = await casesToJudge(tx, actor, applicantIds);
    mustBeAsShown(
      hits.map((hit) => ({ ...hit, isGone: hit.goneAt !== null })),
      versions,
    );
    const context = { tx, note, actor };
    const undone: HitsResolved = { hits: [], cases: [], others: [] };
    for (const hit of hits) undone.hits.push(await undoOne(context, hit, cases.get(hit.applicantId) as HitCase));
    await claimForWork(tx, note, actor, cases.values());
    for (const applicantId of applicantIds) {
      const refreshed = await refreshCase(tx, note, applicantId);
      if (refreshed) undone.cases.push(refreshed);
    }
    return undone;
  });
}

async function undoOne(context: Context, hit: Hit, found: HitCase): Promise<HitsResolved['hits'][number]> {
  const { tx, note, actor } = context;
  const last = await tx.hitResolution.findFirst({ where: { hitId: hit.id }, orderBy: { seq: 'desc' } });
  if (last?.kind !== 'resolved') throw new Refusal('closed', 'This hit is open: there is nothing to take back.');
  const id = randomUUID();
  const { contentHash } = hit;
  const named = { hitId: hit.id, caseId: found.id, contentHash };
  await tx.hitResolution.create({
    data: { id, ...named, kind: 'withdrawn', memberId: actor.id, withdrawsId: last.id },
  });
  const version = hit.version + 1;
  await tx.hit.update({ where: { id: hit.id }, data: { state: 'open', version } });
  const details = { resolutionId: id, ...named, withdraws: last.id };
  note({ kind: 'hit.undone', details }, { type: 'applicant', id: hit.applicantId });
  const made = await tx.hitClearance.findMany({ where: { resolutionId: last.id, revokedAt: null } });
  for (const clearance of made) await revokeIn(tx, note, actor.id, clearance);
  if (last.memberId === actor.id) await draftAgain(context, found, last, made[0]);
  return { id: hit.id, version, state: 'open' };
}

/** What the member had recorded is in their form again. */
async function draftAgain(
  { tx, actor }: Context,
  { id: caseId, seal }: HitCase,
  { id, hitId, verdict, reason, note }: HitResolutionModel,
  clearance: HitClearanceModel | undefined,
): Promise<void> {
  const text = note === null ? '' : seal.unseal('hit_resolution.note', id, note);
  const reviewOn = clearance?.reviewOn.toISOString().slice(0, 10) ?? null;
  // The column is only written from this type.
  const draft = { verdict: verdict as HitVerdict | null, reason, note: text, reviewOn };
  await restoreHitDraft(tx, seal, { caseId, memberId: actor.id, hitId }, draft);
}
