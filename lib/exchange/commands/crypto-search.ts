import { saveSearchedCheck, searchedCheck } from '#lib/data/commands/crypto-search.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import { sendNothingAfter } from '../deadline.ts';
import { longestWaitMs } from './send-now.ts';

/**
 * Reads again what a search found, while the person waits, and keeps it. Orders nothing.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `unavailable` when the vendor can't be asked now
 */
export async function readSearchAgain(actor: Actor, commandId: string): Promise<void> {
  const { connectionId, check } = await searchedCheck(actor, commandId);
  const { can } = await connect(connectionId, 'person');
  const { crypto } = can;
  if (!crypto) throw new Refusal('closed', 'This can no longer be read through this connection.');
  const deadline = performance.now() + longestWaitMs;
  const read = await sendNothingAfter(deadline, () => crypto.read(check)).catch(asRefusal);
  await saveSearchedCheck(actor, commandId, read);
}

function asRefusal(error: unknown): never {
  if (!(error instanceof ProviderError)) throw error;
  throw new Refusal('unavailable', error.message);
}
