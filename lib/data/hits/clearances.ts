import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { clearanceSays, isInForce } from '#lib/review/hits/clearance.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { change, type Note } from '../ledger/ledger.ts';

type NewHit = { id: string; contentHash: string; entityKeys: string[] };

/**
 * Resolves a new hit by a clearance in force of the same person and the same, unchanged entry. The resolution names the
 * clearance, is visible as such, and can be undone.
 */
export async function clearByClearance(
  { tx, note, applicantId, readAt }: { tx: Tx; note: Note; applicantId: string; readAt: Date },
  hit: NewHit,
): Promise<void> {
  const clearances = await tx.hitClearance.findMany({
    where: { applicantId, revokedAt: null },
    orderBy: { at: 'desc' },
  });
  const clearing = clearances.find(
    (one) =>
      isInForce({ reviewOn: one.reviewOn.toISOString().slice(0, 10), isRevoked: false }, readAt) &&
      clearanceSays(one, hit) === 'clears',
  );
  if (clearing === undefined) return;
  const id = randomUUID();
  const { id: clearanceId, reason, policyVersion } = clearing;
  const { id: hitId, contentHash } = hit;
  await tx.hitResolution.create({
    data: {
      id,
      hitId,
      kind: 'resolved',
      verdict: 'false_positive',
      reason,
      policyVersion,
      clearanceId,
      contentHash,
    },
  });
  await tx.hit.update({ where: { id: hitId }, data: { state: 'false_positive' } });
  note(
    {
      kind: 'hit.resolved',
      details: {
        resolutionId: id,
        hitId,
        caseId: null,
        contentHash,
        verdict: 'false_positive',
        reason,
        noteHash: null,
        policyVersion,
        clearanceId,
      },
    },
    { type: 'applicant', id: applicantId },
  );
}

/**
 * Revokes a clearance: later hits of this person and entry are open again. Hits that it resolved stay resolved until
 * they are undone.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it is revoked already
 */
export async function revokeClearance(actor: Actor, clearanceId: string): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await change(actor, async (tx, note) => {
    const found = await tx.hitClearance.findUnique({ where: { id: clearanceId } });
    if (!found) throw new Refusal('not_found', 'There is no such clearance.');
    if (!(await revokeIn(tx, note, actor.id, found))) throw new Refusal('closed', 'This clearance is revoked already.');
  });
}

/** Revokes within a transaction. False when it was revoked already. */
export async function revokeIn(
  tx: Tx,
  note: Note,
  memberId: string,
  { id, hitId, applicantId }: { id: string; hitId: string; applicantId: string },
): Promise<boolean> {
  const revoked = await tx.hitClearance.updateMany({
    where: { id, revokedAt: null },
    data: { revokedAt: new Date(), revokedById: memberId },
  });
  if (revoked.count === 0) return false;
  note({ kind: 'clearance.revoked', details: { clearanceId: id, hitId } }, { type: 'applicant', id: applicantId });
  return true;
}
