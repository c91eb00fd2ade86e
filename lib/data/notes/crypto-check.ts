import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import { type CommandResult, commandSeal } from '../commands/sealing.ts';
import type { Tx } from '../database.ts';

/**
 * Refuses a note about a crypto check that is not this applicant's: neither told by the vendor nor searched for them.
 * @throws Refusal `not_found`
 */
export async function mustBeTheirCheck(tx: Tx, applicantId: string, cryptoCheckId: string): Promise<void> {
  if ((await tx.cryptoCheck.count({ where: { applicantId, vendorId: cryptoCheckId } })) > 0) return;
  const searches = await tx.command.findMany({
    where: { applicantId, kind: 'search_crypto', state: 'done' },
    select: { id: true, answer: true, applicant: { select: { id: true, dataKey: true } } },
  });
  const isSearched = searches.some(({ id, answer, applicant }) => {
    const seal = commandSeal(id, applicant);
    const result = seal && answer ? (JSON.parse(seal.unseal('answer', answer)) as CommandResult) : null;
    return result?.crypto?.id === cryptoCheckId;
  });
  if (!isSearched) throw new Refusal('not_found', 'There is no such crypto check of this applicant.');
}
