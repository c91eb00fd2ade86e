import { type UnsealedCommand, unsealedCommand } from '#lib/data/commands/due.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { env } from '#lib/env.ts';
import { standardLimits } from '#lib/providers/http/limits.ts';
import type { Command, CommandOrder, Provider } from '#lib/providers/provider.ts';
import { worker } from '#lib/review/actor.ts';
import type { Trouble } from '#lib/review/commands/steps.ts';
import { type Connected, ConnectionUnusable, connect } from '../connect.ts';
import { before } from '../deadline.ts';
import type { Patience } from '../gate/gate.ts';
import { asking, type Outcome, sending } from './outcome.ts';

/** For how long a command may be on its way out, all its calls together. */
const sendingMs = { person: 10_000, worker: 30_000 };

/** A command that is ready to go. */
type Ready = { id: string; command: UnsealedCommand; order: CommandOrder; way: Command; provider: Provider };

/**
 * Takes one command that is due as far as it gets now: sends it, or asks the vendor what became of it.
 * @returns what came of it; null when someone else has it, or it is not due
 * @throws Refusal `closed` when its connection is paused or removed
 */
export async function advance(id: string, patience: Patience): Promise<Outcome | null> {
  const ready = await readyCommand(id, patience);
  if (ready === null) return null;
  return ready.command.state === 'unknown' ? ask(ready, sendingMs[patience]) : send(ready, sendingMs[patience]);
}

/** Gives what can't go on by itself to a person. */
export async function handOver(id: string, problem: Trouble): Promise<void> {
  await moveCommand(worker, id, { event: { kind: 'hand_over', ...problem } });
}

/** @returns null when it is gone, or was handed to a person because it can't be sent at all */
async function readyCommand(id: string, patience: Patience): Promise<Ready | null> {
  const command = await unsealedCommand(id).catch((error: unknown) => {
    if (error instanceof SealBroken) return null;
    throw error;
  });
  const connected = command && (await connectFor(command, patience));
  const way = command && connected?.can.commands?.[command.kind];
  if (command?.order && connected && way)
    return { id, command, order: command.order, way, provider: connected.provider };
  await handOver(id, {
    code: 'refused',
    problem: 'Docket can’t send this with what it holds: look at the connection and the applicant.',
  });
  return null;
}

/** Settings that are not complete are for a person; a connection that is switched off is the caller's matter. */
function connectFor({ connectionId }: UnsealedCommand, patience: Patience): Promise<Connected | null> {
  return connect(connectionId, patience).catch((error: unknown) => {
    if (error instanceof ConnectionUnusable && error.because === 'settings') return null;
    throw error;
  });
}

/** `unknown` stands in the database before anything leaves; nothing leaves after what the others were told there. */
async function send({ id, command, order, way, provider }: Ready, mostMs: number): Promise<Outcome | null> {
  const quarantineMs = quarantineOf(provider);
  const longestMs = Math.min(mostMs, quarantineMs);
  const until = performance.now() + longestMs;
  const { state, notBefore, sentAt } = command;
  const event = { kind: 'send', sendingMs: longestMs, quarantineMs } as const;
  const claimed = await moveCommand(worker, id, { event, expected: { state, notBefore, sentAt } });
  if (claimed === null) return null;
  const outcome = await sending(() => before(until, () => way.send(order)), quarantineMs);
  // That it was done counts whoever has the command by now; all else only from who still has it.
  const mine = { sentAt: claimed.sentAt, ...(outcome.event.kind === 'done' ? {} : { notBefore: claimed.notBefore }) };
  await moveCommand(worker, id, { ...outcome, expected: mine });
  return outcome;
}

/** Never sends: whatever the vendor says, the command first stands where everyone sees it. */
async function ask({ id, command, order, way }: Ready, mostMs: number): Promise<Outcome | null> {
  const { readBack } = way;
  const { state, notBefore, sentAt } = command;
  const known = { state, notBefore, sentAt };
  if (!readBack) {
    await moveCommand(worker, id, { event: { kind: 'untellable' }, expected: known });
    return null;
  }
  const until = performance.now() + mostMs;
  const claimed = await moveCommand(worker, id, { event: { kind: 'ask', readBackMs: mostMs * 2 }, expected: known });
  if (claimed === null) return null;
  const outcome = await asking(() => before(until, () => readBack.call(way, order)));
  await moveCommand(worker, id, { ...outcome, expected: { sentAt, notBefore: claimed.notBefore } });
  return outcome;
}

/**
 * For how long after a call that broke off the vendor may still carry it out, in milliseconds
 * (docs/security.md, "After a call that broke off").
 */
function quarantineOf({ lateWindowSeconds }: Provider): number {
  const seconds = env().COMMAND_QUARANTINE_SECONDS;
  return seconds === undefined ? Math.max(3 * standardLimits.attemptMs, lateWindowSeconds * 1_000) : seconds * 1_000;
}
