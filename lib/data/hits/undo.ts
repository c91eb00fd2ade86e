import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mustBeAsShown } from '#lib/review/hits/resolve.ts';
import type { HitsResolved } from '#lib/review/hits/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { refreshCase } from '../cases/assess.ts';
import { change } from '../ledger/ledger.ts';
import { revokeIn } from './clearances.ts';
import { casesToJudge, lockedHits } from './judged.ts';

/**
 * Takes back what was last said about a hit, by a person or by a clearance, until its case is decided: a new row, never
 * a delete. A clearance that the resolution made is revoked with it.
 * @throws Refusal `not_allowed`, `not_found`, `taken`, `changed`; `closed` when the case is decided or the hit is open
 */
export async function undoResolution(actor: Actor, shown: { id: string; version: number }): Promise<HitsResolved> {
  mustBeAble(actor, 'decide-case');
  return change(actor, async (tx, note) => {
    const hits = await lockedHits(tx, [shown.id]);
    const hit = hits[0];
    if (!hit) throw new Refusal('not_found', 'There is no such hit.');
    const cases = await casesToJudge(tx, actor, [hit.applicantId]);
    const found = cases.get(hit.applicantId);
    mustBeAsShown([{ ...hit, isGone: hit.goneAt !== null }], new Map([[shown.id, shown.version]]));
    const last = await tx.hitResolution.findFirst({ where: { hitId: hit.id }, orderBy: { seq: 'desc' } });
    if (!found || last?.kind !== 'resolved')
      throw new Refusal('closed', 'This hit is open: there is nothing to take back.');
    const id = randomUUID();
    const { contentHash } = hit;
    await tx.hitResolution.create({
      data: {
        id,
        hitId: hit.id,
        caseId: found.id,
        kind: 'withdrawn',
        memberId: actor.id,
        withdrawsId: last.id,
        contentHash,
      },
    });
    const version = hit.version + 1;
    await tx.hit.update({ where: { id: hit.id }, data: { state: 'open', version } });
    const named = { resolutionId: id, hitId: hit.id, caseId: found.id, contentHash };
    note({ kind: 'hit.undone', details: { ...named, withdraws: last.id } }, { type: 'applicant', id: hit.applicantId });
    const made = await tx.hitClearance.findMany({ where: { resolutionId: last.id, revokedAt: null } });
    for (const clearance of made) await revokeIn(tx, note, actor.id, clearance);
    const refreshed = await refreshCase(tx, hit.applicantId);
    return { hits: [{ id: hit.id, version, state: 'open' }], cases: refreshed ? [refreshed] : [], others: [] };
  });
}
