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
