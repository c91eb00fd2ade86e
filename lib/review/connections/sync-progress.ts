/** How far the current pull of a connection has come. */
export type PullProgress = {
  isRunning: boolean;
  applicantsRead: number;
  /** How many applicants the provider says it has; null where it does not say. */
  expected: number | null;
  /** Applicants a minute while it runs; null until enough have been read. */
  perMinute: number | null;
  /** Seconds that the rest takes at that rate; null where it is not known. */
  secondsLeft: number | null;
  finishedAt: string | null;
  problem: string | null;
};
