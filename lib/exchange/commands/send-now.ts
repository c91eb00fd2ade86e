import { setTimeout as sleep } from 'node:timers/promises';
import { recordResumed } from '#lib/data/commands/by-hand.ts';
import { unsealedCommand } from '#lib/data/commands/due.ts';
import { commandView } from '#lib/data/commands/view.ts';
import { log } from '#lib/log.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { sendNothingAfter } from '../deadline.ts';
import { providerCommands } from './available.ts';
import { orderCommand } from './order.ts';
import { outcomeOfReadBack } from './outcome.ts';
import { sendOrReadBack } from './send.ts';

/** How long a person waits for a vendor whose answer is the result (docs/architecture.md, "A write"). */
export const longestWaitMs = 10_000;

/**
 * Sends commands that were just ordered, after the answer to the person has been sent. A command that is held, not due
 * or not reached is sent later by the worker. Never throws: an error is logged.
 */
export async function sendNow(commandIds: readonly string[]): Promise<void> {
  for (const id of commandIds) await trySend(id);
}

/**
 * Orders a command whose answer the person waits for, for example a link or a new applicant.
 * @returns the command with its answer; after 10 s as far as it is by then, and the call goes on
 * @throws Refusal as orderCommand
 */
export async function orderAndWait(
  actor: MemberActor,
  order: Parameters<typeof orderCommand>[1],
): Promise<CommandView> {
  const id = await orderCommand(actor, order);
  const waiting = new AbortController();
  await Promise.race([trySend(id), sleep(longestWaitMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
  return commandView(actor, id);
}

/**
 * Resumes a command that waits for a person. Where the vendor can tell what became of it, it is asked first, while the
 * person waits: a command that was carried out after all ends as done. One that was not is sent again, even where the
 * vendor shows the opposite, because the person has seen that.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `unavailable` when the vendor can't be asked now
 */
export async function resumeCommand(actor: MemberActor, id: string): Promise<void> {
  const command = await unsealedCommand(id);
  if (!command) throw new Refusal('not_found', 'There is no such command.');
  mustBeAbleToCommand(actor, command.kind);
  const { connectionId, kind, order, state, notBefore, sentAt, tries } = command;
  const adapter = (await providerCommands(connectionId))?.[kind];
  if (!adapter || !order)
    throw new Refusal('closed', 'This can no longer be sent through this connection. Settle it instead.');
  const expected = { state, notBefore, sentAt };
  const ask = adapter.readBack?.bind(adapter);
  if (tries > 0 && ask) {
    const deadline = performance.now() + longestWaitMs;
    const { event, answer } = await outcomeOfReadBack(() => sendNothingAfter(deadline, () => ask(order)));
    if (event.kind === 'not_read_back')
      throw new Refusal('unavailable', `The provider can’t be asked whether it was done. ${event.problem}`);
    if (event.kind === 'done') return recordResumed(actor, id, { event, answer, expected });
  }
  await recordResumed(actor, id, { event: { kind: 'resume' }, expected });
}

async function trySend(id: string): Promise<void> {
  try {
    await sendOrReadBack(id, 'person');
  } catch (error) {
    // The connection can't be used now: the worker meets the same refusal, and writes it on the command.
    if (error instanceof Refusal) return;
    log.bug('send a command', error);
  }
}
