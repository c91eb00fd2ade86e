import { draftOf } from '#lib/data/rules/drafts.ts';
import { storedSessions, versionsByVendorId, weightsIn } from '#lib/data/rules/sessions.ts';
import {
  connectionsWithDueRun,
  endRun,
  finishRun,
  noteProgress,
  releaseRun,
  type TakenRun,
  takeRun,
} from '#lib/data/rules/simulation-runs.ts';
import { subjectIn } from '#lib/data/rules/subject.ts';
import { log } from '#lib/log.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { worker } from '#lib/review/actor.ts';
import { fittedFormula } from '#lib/review/rules/simulation/result.ts';
import { longestRunMs, type RunFailure } from '#lib/review/rules/simulation/run.ts';
import type { SimulationInput } from '#lib/review/rules/simulation/session.ts';
import { ConnectionUnusable, connect } from '../connect.ts';
import type { DueWork } from '../runner.ts';
import { harvest } from './check.ts';
import { simulateInThread } from './in-thread.ts';
import { type OpenRules, rulesIn, subjectOf } from './read.ts';

/** How much longer than its time limit a run is leased: to read, and to write its end. */
const leaseOverMs = 60_000;

/** How often progress is noted, and whether a person has stopped the run is looked up, in milliseconds. */
const noteEveryMs = 500;

/** Progress is kept in thousandths. */
const steps = 1_000;

/** Why a run ends without a result. */
class RunEnded extends Error {
  readonly because: RunFailure;

  constructor(because: RunFailure) {
    super(`the run of a simulation ended: ${because}`);
    this.because = because;
  }
}

/** A run under way: when to end it, and the share that is done. */
type Going = { run: TakenRun; ending: AbortController; done: number };

/** Simulations of weights that members asked for. */
export const dueSimulations: DueWork = {
  name: 'simulate rules',
  everyMs: 1_000,
  atOnce: 1,
  atOnceInAll: 1,
  due: connectionsWithDueRun,
  workOne: (connectionId, stopping) => runNext(connectionId, stopping, longestRunMs),
};

/** Runs the next due simulation of a connection; what is not finished after `limitMs` leaves no number. */
export async function runNext(connectionId: string, stopping: AbortSignal, limitMs: number): Promise<number | null> {
  const run = await takeRun(connectionId, limitMs + leaseOverMs);
  if (run === null) return null;
  const going: Going = { run, ending: new AbortController(), done: 0 };
  const limit = setTimeout(() => going.ending.abort(new RunEnded('timed_out')), limitMs);
  const noting = setInterval(() => void note(going), noteEveryMs);
  const onStopping = () => going.ending.abort(stopping.reason);
  stopping.addEventListener('abort', onStopping, { once: true });
  try {
    await runOne(going);
  } catch (error) {
    if (stopping.aborted) await releaseRun(run.id);
    else await endedBy(run, error);
  } finally {
    clearTimeout(limit);
    clearInterval(noting);
    stopping.removeEventListener('abort', onStopping);
  }
  return 0;
}

/** Notes the progress, and ends the run when a person has stopped it. */
async function note({ run, ending, done }: Going): Promise<void> {
  try {
    const isRunning = await noteProgress(run.id, Math.round(done * steps), steps);
    if (!isRunning) ending.abort(new RunEnded('stopped'));
  } catch (error) {
    // A database that is away for a moment does not end a run.
    log.bug(`progress of simulation ${run.id}`, error);
  }
}

/** Ends the run without a result. A bug ends it too, and is thrown on. */
async function endedBy({ id }: TakenRun, error: unknown): Promise<void> {
  await endRun(worker, id, error instanceof RunEnded ? error.because : 'failed');
  if (!(error instanceof RunEnded || error instanceof ConnectionUnusable)) throw error;
}

async function runOne(going: Going): Promise<void> {
  const { run, ending } = going;
  const { input, unreadable } = await prepared(going);
  const simulated = await simulateInThread(input, ending.signal, (done) => {
    going.done = (1 + done) / 2;
  });
  ending.signal.throwIfAborted();
  const { flips, ...counts } = simulated;
  if (unreadable > 0) counts.skipped.push({ reason: 'unreadable', count: unreadable });
  const { draftHash, baseHash } = run;
  const isKept = await finishRun(run.id, { formula: fittedFormula, draftHash, baseHash, ...counts }, flips);
  if (!isKept) throw new RunEnded('changed');
}

/** What a simulation needs, read from the database; half of the progress. */
async function prepared(going: Going): Promise<{ input: SimulationInput; unreadable: number }> {
  const { run, ending } = going;
  const { open, weights, replay, draft } = await sameRules(run);
  await versionsKnown(open);
  const reader = { signalsOf: replay.signalsOf, idOf: weights.idOf };
  const { sessions, unreadable } = await storedSessions(run.connectionId, reader, (read, of) => {
    ending.signal.throwIfAborted();
    going.done = read / of / 2;
  });
  const input: SimulationInput = {
    replayable: { shares: replay.shares, line: replay.line },
    ranges: Object.fromEntries(weights.keys.map(({ key, hint }) => [key, hint])),
    base: weightsIn(draft.base),
    draft: weightsIn(draft.values),
    versions: await versionsByVendorId(run),
    sessions,
  };
  return { input, unreadable };
}

/** The weights and the draft, if both are still those that the run was asked for. */
async function sameRules(run: TakenRun) {
  const open = rulesIn(await connect(run.connectionId, 'worker'));
  const weights = open?.rules.weights;
  const draft = await draftOf(subjectIn(run));
  const isSameScope = open !== null && subjectOf(open, 'weights').scope === run.scope;
  const isSameDraft = draft?.valuesHash === run.draftHash && draft.baseHash === run.baseHash;
  if (!weights?.replay || !isSameScope || !draft || !isSameDraft) throw new RunEnded('changed');
  return { open, weights, replay: weights.replay, draft };
}

/** Applicants may name versions since the last check. Where they can’t be read, their sessions are left out. */
async function versionsKnown(open: OpenRules): Promise<void> {
  try {
    await harvest(open);
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    log.warn('versions of rules can’t be read', { connectionId: open.connected.connection.id, code: error.code });
  }
}
