import { type UnsealedCommand, unsealedCommand } from '#lib/data/commands/due.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { env } from '#lib/env.ts';
import { standardLimits } from '#lib/providers/http/limits.ts';
import type { Command, CommandOrder, Provider } from '#lib/providers/provider.ts';
import { worker } from '#lib/review/actor.ts';
import type { Trouble } from '#lib/review/commands/steps.ts';
import { type Connected, ConnectionUnusable, connect } from '../connect.ts';
import { sendNothingAfter } from '../deadline.ts';
import type { Caller } from '../gate/rules.ts';
import { type Outcome, outcomeOfReadBack, outcomeOfSend } from './outcome.ts';

/** How long sending or reading back one command may take, all its calls together. */
const longestCallMs = { person: 10_000, worker: 30_000 };

/** A command that can be sent or read back. `adapter` is how its provider does that. */
type Ready = { id: string; command: UnsealedCommand; order: CommandOrder; adapter: Command; provider: Provider };

/**
 * Sends one due command or, after a call that broke off, asks the vendor what became of it.
 * @returns the outcome; null when the command is not due, another process has it, it was left to a person, also
 * because of a legal hold, or it was withdrawn because its applicant is not due any more
 * @throws ConnectionUnusable when its connection is paused or removed, or has no adapter
 */
export async function sendOrReadBack(id: string, caller: Caller): Promise<Outcome | null> {
  const ready = await readyCommand(id, caller);
  if (ready === null) return null;
  if (ready.command.isForbidden && ready.command.state !== 'unknown') {
    const problem =
      'The applicant is under legal hold, so this was not sent. Lift the hold and send it again, or settle it.';
    await leaveToPerson(id, { code: 'legal_hold', problem });
    return null;
  }
  if (ready.command.isNoLongerDue && ready.command.state !== 'unknown') {
    await moveCommand(worker, id, { event: { kind: 'withdraw' } });
    return null;
  }
  return ready.command.state === 'unknown'
    ? readBack(ready, longestCallMs[caller])
    : send(ready, longestCallMs[caller]);
}

/** Leaves a command that can't go on by itself to a person. `problem` is Docket's own sentence. */
export async function leaveToPerson(id: string, problem: Trouble): Promise<void> {
  await moveCommand(worker, id, { event: { kind: 'hand_over', ...problem } });
}

/** @returns null when the command is gone, or was left to a person because it can't be sent at all */
async function readyCommand(id: string, caller: Caller): Promise<Ready | null> {
  const command = await unsealedCommand(id).catch((error: unknown) => {
    if (error instanceof SealBroken) return null;
    throw error;
  });
  const connected = command && (await connectFor(command, caller));
  const adapter = command && connected?.can.commands?.[command.kind];
  if (command?.order && connected && adapter)
    return { id, command, order: command.order, adapter, provider: connected.provider };
  await leaveToPerson(id, {
    code: 'refused',
    problem: 'Docket can’t send this with what it holds: look at the connection and the applicant.',
  });
  return null;
}

/**
 * @returns null when the settings can't be used, which only a person can mend
 * @throws ConnectionUnusable when the connection is switched off or has no adapter
 */
function connectFor({ connectionId }: UnsealedCommand, caller: Caller): Promise<Connected | null> {
  return connect(connectionId, caller).catch((error: unknown) => {
    if (error instanceof ConnectionUnusable && error.because === 'settings') return null;
    throw error;
  });
}

/**
 * The row says `unknown`, and until when, before the call is sent; nothing is sent after that time. So a process that
 * is killed in between leaves a command to read back, and no other process sends it a second time.
 */
async function send({ id, command, order, adapter, provider }: Ready, mostMs: number): Promise<Outcome | null> {
  const quarantineMs = quarantineOf(provider);
  const longestMs = Math.min(mostMs, quarantineMs);
  const deadline = performance.now() + longestMs;
  const { state, notBefore, sentAt } = command;
  const event = { kind: 'send', sendingMs: longestMs, quarantineMs } as const;
  const taken = await moveCommand(worker, id, { event, expected: { state, notBefore, sentAt } });
  if (taken === null) return null;
  const outcome = await outcomeOfSend(() => sendNothingAfter(deadline, () => adapter.send(order)), quarantineMs);
  // `done` counts even if another process has the command by now; every other outcome only if none has.
  const expected = { sentAt: taken.sentAt, ...(outcome.event.kind === 'done' ? {} : { notBefore: taken.notBefore }) };
  await moveCommand(worker, id, { ...outcome, expected });
  return outcome;
}

/**
 * Asks the vendor what became of the command. Never sends it: the answer is written to the row first, for all to see.
 */
async function readBack({ id, command, order, adapter }: Ready, mostMs: number): Promise<Outcome | null> {
  const { state, notBefore, sentAt } = command;
  const expected = { state, notBefore, sentAt };
  const ask = adapter.readBack?.bind(adapter);
  if (!ask) {
    await moveCommand(worker, id, { event: { kind: 'untellable' }, expected });
    return null;
  }
  const deadline = performance.now() + mostMs;
  const taken = await moveCommand(worker, id, { event: { kind: 'ask', readBackMs: mostMs * 2 }, expected });
  if (taken === null) return null;
  const outcome = await outcomeOfReadBack(() => sendNothingAfter(deadline, () => ask(order)));
  await moveCommand(worker, id, { ...outcome, expected: { sentAt, notBefore: taken.notBefore } });
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
