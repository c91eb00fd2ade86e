import { setTimeout as sleep } from 'node:timers/promises';
import { recordResumed } from '#lib/data/commands/by-hand.ts';
import { unsealedCommand } from '#lib/data/commands/due.ts';
import { commandView } from '#lib/data/commands/view.ts';
import { log } from '#lib/log.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { before } from '../deadline.ts';
import { commandsOf } from './available.ts';
import { orderCommand } from './order.ts';
import { asking } from './outcome.ts';
import { advance } from './send.ts';

/** A person waits no longer for an act whose answer is the result (docs/architecture.md, "A write"). */
const longestWaitMs = 10_000;

/**
 * Sends what may be sent now, once the answer to the person has left. What is held, not due or not reached stays with
 * the worker, so nothing here can fail the person: a fault is logged.
 */
export async function deliver(commandIds: readonly string[]): Promise<void> {
  for (const id of commandIds) await tryNow(id);
}

/**
 * Orders something whose answer the person waits for: a link, an applicant, weights. After 10 s they are shown where it
 * stands; it goes on without them.
 * @throws Refusal as orderCommand
 */
export async function orderAndWait(
  actor: MemberActor,
  order: Parameters<typeof orderCommand>[1],
): Promise<CommandView> {
  const id = await orderCommand(actor, order);
  const waiting = new AbortController();
  await Promise.race([tryNow(id), sleep(longestWaitMs, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
  return commandView(actor, id);
}

/**
 * Sends on what waits for a person. Where the vendor can tell, it is asked first, while the person waits: what was done
 * after all ends as done. That the vendor shows the opposite is known to whoever sends it on; it goes out all the same.
 * @throws Refusal `not_allowed`, `not_found`, `closed`; `unavailable` when the vendor can't be asked now
 */
export async function resumeCommand(actor: MemberActor, id: string): Promise<void> {
  const command = await unsealedCommand(id);
  if (!command) throw new Refusal('not_found', 'There is no such command.');
  mustBeAbleToCommand(actor, command.kind);
  const { connectionId, kind, order, state, notBefore, sentAt, tries } = command;
  const way = (await commandsOf(connectionId))?.[kind];
  if (!way || !order)
    throw new Refusal('closed', 'This can no longer be sent through this connection. Settle it instead.');
  const expected = { state, notBefore, sentAt };
  const { readBack } = way;
  if (tries > 0 && readBack) {
    const { event, answer } = await asking(() =>
      before(performance.now() + longestWaitMs, () => readBack.call(way, order)),
    );
    if (event.kind === 'not_read_back')
      throw new Refusal('unavailable', `The provider can’t be asked whether it was done. ${event.problem}`);
    if (event.kind === 'done') return recordResumed(actor, id, { event, answer, expected });
  }
  await recordResumed(actor, id, { event: { kind: 'resume' }, expected });
}

async function tryNow(id: string): Promise<void> {
  try {
    await advance(id, 'person');
  } catch (error) {
    // The connection can't be used: the worker finds that too, and says so on the command.
    if (error instanceof Refusal) return;
    log.bug('deliver a command', error);
  }
}
