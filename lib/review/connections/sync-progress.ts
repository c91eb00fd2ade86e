/** How far the copying of a connection's applicants has come in this round. */
export type PullProgress = {
  isRunning: boolean;
  applicantsRead: number;
  /** How many the provider says there are; null where it does not tell. */
  expected: number | null;
  /** How many applicants a minute, while it runs; null until there are enough to tell. */
  perMinute: number | null;
  /** How long the rest takes at that rate; null where it can't be told. */
  secondsLeft: number | null;
  finishedAt: string | null;
  problem: string | null;
};
