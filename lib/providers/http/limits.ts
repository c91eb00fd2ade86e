export type HttpLimits = {
  connectMs: number;
  headersMs: number;
  /** One attempt including its body. */
  attemptMs: number;
  /** All attempts of one call together. */
  patienceMs: number;
  jsonBytes: number;
  fileBytes: number;
  /** Attempts after the first. */
  retries: number;
  backoffMs: number;
  backoffCapMs: number;
};

/** From docs/providers.md, "Rules of every call", and docs/security.md, bar 16. */
export const standardLimits: HttpLimits = {
  connectMs: 2_000,
  headersMs: 5_000,
  attemptMs: 15_000,
  patienceMs: 20_000,
  jsonBytes: 15_000_000,
  fileBytes: 20_000_000,
  retries: 3,
  backoffMs: 250,
  backoffCapMs: 10_000,
};
