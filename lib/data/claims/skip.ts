import 'server-only';
import { randomUUID } from 'node:crypto';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mustNotBeRefused, releaseRefusal } from '#lib/review/claims/claims.ts';
import { isClaimed } from '#lib/review/claims/holder.ts';
import type { SkipReason } from '#lib/review/claims/skip.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { keyToDecide } from '../cases/pins.ts';
import { Prisma } from '../generated/client.ts';
import { sha256 } from '../hash.ts';
import { change } from '../ledger/ledger.ts';
import { sealText } from '../seal.ts';
import { lockCase } from './lock.ts';
import { endClaims, noteReleased } from './release.ts';

/**
 * Passes a case on with a reason: the claim ends, and "Take next" does not give the case to this member again for some
 * hours. A case that was assigned to them stays so.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `taken` when the member has not got the case; `invalid` when
 * the reason is `other` and nothing says which
 */
export async function skipCase(
  actor: Actor,
  { caseId, reason, words }: { caseId: string; reason: SkipReason; words: string },
): Promise<void> {
  mustBeAble(actor, 'decide-case');
  const said = words.trim() || null;
  if (reason === 'other' && said === null)
    throw new Refusal('invalid', 'Say why you pass this case on.', { words: 'Say why you pass this case on.' });
  await change(actor, async (tx, note) => {
    const found = await lockCase(tx, caseId);
    mustNotBeRefused(releaseRefusal(actor, found, found.now));
    const id = randomUUID();
    const place = { table: 'case_skip', column: 'words', row: id };
    const sealed = said && sealText(said, await keyToDecide(tx, found.applicantId), place);
    await tx.caseSkip.create({ data: { id, caseId, memberId: actor.id, reason, words: sealed, skippedAt: found.now } });
    const details = { applicantId: found.applicantId, reason, wordsHash: said && sha256(said) };
    note({ kind: 'case.skipped', details }, { type: 'case', id: caseId });
    if (!isClaimed(found, found.now)) return;
    const ended = await endClaims(tx, Prisma.sql`c.id = ${caseId}::uuid`, { endsAssignment: false });
    noteReleased(note, 'skipped', ended);
  });
}
