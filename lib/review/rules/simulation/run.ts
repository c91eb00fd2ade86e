/** The states of a simulation that a member asked for. Only `done` has a result. */
export const runStates = ['waiting', 'running', 'done', 'stopped', 'timed_out', 'changed', 'failed'] as const;

export type RunState = (typeof runStates)[number];

/** How a simulation ends without a result. `changed`: the draft was saved or discarded meanwhile. */
export type RunFailure = Exclude<RunState, 'waiting' | 'running' | 'done'>;

export const openRunStates: readonly RunState[] = ['waiting', 'running'];

/** A simulation under way or ended, for the screen. Times are ISO 8601, UTC. */
export type RunView = {
  id: string;
  state: RunState;
  /** The share that is done, from 0 to 1. */
  done: number;
  by: string;
  askedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  /** The stored result, once there is one. */
  simulationId: string | null;
  /** Whether it is of the draft as it is now. */
  isOfDraft: boolean;
  mayStop: boolean;
};

/** The longest a simulation may take, in milliseconds: what is not finished by then leaves no number. */
export const longestRunMs = 60_000;

/** What is said of a run that has no result; null for one that has. */
export function runWords({ state, done }: Pick<RunView, 'state' | 'done'>): string | null {
  if (state === 'running') return `Replays stored sessions, ${Math.floor(done * 100)} %`;
  return words[state];
}

const words: Record<Exclude<RunState, 'running'>, string | null> = {
  waiting: 'Waits for the worker',
  done: null,
  stopped: 'The last simulation was stopped. It leaves no number.',
  timed_out: `The last simulation was ended after ${longestRunMs / 1000} seconds. It leaves no number.`,
  changed: 'The draft was changed while it was simulated. There is no number.',
  failed: 'The last simulation failed; the log of the worker says why. There is no number.',
};
