import { knownAfter } from '#lib/data/applicants/known.ts';
import { postponedCommands } from '#lib/data/commands/due.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { gateState, makeProbeDue } from '#lib/data/connections/gate-state.ts';
import { connectionsWithDueTries, type DueTry, endTry, leaseTry, postponeTry } from '#lib/data/connections/tries.ts';
import { hastenPull } from '#lib/data/sync/pulls.ts';
import { hastenRefetches } from '#lib/data/sync/refetch-lease.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type Connected, connect } from './connect.ts';
import { sendNothingAfter } from './deadline.ts';
import { forgetOpenBreaker } from './gate/gate.ts';
import { breaker, untilNextCall } from './gate/rules.ts';
import { type DueWork, endPauses } from './runner.ts';

/** How long a try may take, all its calls together, in milliseconds. */
const longestMs = 10_000;

/**
 * Vendors that a member had tried now. One call through the open breaker, and no more than the breaker allows after it,
 * until the vendor answers; then everything that waits for it is due at once.
 */
export const dueTries: DueWork = {
  name: 'try a vendor',
  everyMs: 500,
  atOnce: 1,
  atOnceInAll: 20,
  due: connectionsWithDueTries,
  async workOne(connectionId) {
    const leased = await leaseTry(connectionId);
    if (leased !== null) await tryNow(connectionId, leased);
    return null;
  },
};

async function tryNow(connectionId: string, leased: DueTry): Promise<void> {
  if (leased.isFirst) {
    await makeProbeDue(connectionId, breaker.probeEveryMs.most);
    forgetOpenBreaker(connectionId);
  }
  const isCalled = await call(connectionId);
  const gate = await gateState(connectionId);
  const hasAnswered = gate.lastAnswerAt !== null && gate.lastAnswerAt >= leased.askedAt;
  if (!hasAnswered) {
    const inMs = untilNextCall(gate, new Date());
    // Not let through: another call is the probe, and tells as much.
    const isTried = isCalled || inMs > 0;
    return postponeTry(connectionId, leased, { inMs: isTried ? Math.max(1_000, inMs) : 1_000, isTried });
  }
  await hasten(connectionId);
  await endTry(connectionId, leased);
}

/** Reads as little as the vendor allows, and keeps nothing. Gives whether a call was sent. */
async function call(connectionId: string): Promise<boolean> {
  try {
    const connected = await connect(connectionId, 'worker');
    await sendNothingAfter(performance.now() + longestMs, () => readLeast(connected));
    return true;
  } catch (error) {
    if (error instanceof ProviderError) return error.reason !== 'not_sent';
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** A list is never what erases a record; where there is none, reading erases nothing (lib/providers/provider.ts). */
async function readLeast({ connection, can }: Connected): Promise<void> {
  const { applicants } = can;
  if (applicants?.list) return void (await applicants.list(null, 1));
  const [known] = await knownAfter(connection.id, '', 1);
  if (applicants && known && !can.isErasedByReading) return void (await applicants.read(known.externalId));
  await can.probe();
}

/** What waited for the vendor need not wait any longer: the pull, refetches, and commands that could not be sent. */
async function hasten(connectionId: string): Promise<void> {
  await hastenPull(connectionId);
  await hastenRefetches(connectionId);
  for (const id of await postponedCommands(connectionId))
    await moveCommand(worker, id, { event: { kind: 'reachable' } });
  endPauses(connectionId);
}
