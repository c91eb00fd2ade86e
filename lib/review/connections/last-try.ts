/** A member had a connection tried now. Times are ISO 8601, UTC. */
export type ConnectionTry = {
  askedAt: string;
  /** When the last call ended; null while the first is under way. */
  triedAt: string | null;
  /** When the vendor is called next; null once it has answered. */
  nextAt: string | null;
};

/** How long one connection is left alone after it was tried for a member, in seconds. */
export const triedAgainAfterSeconds = 15;

/** What came of a try: under way, answered, or no answer until `nextAt`. */
export type TryState = { kind: 'trying' } | { kind: 'answered'; at: string } | { kind: 'silent'; nextAt: string };

/** The state of a try that was asked for at `askedAt`, or by someone else later. */
export function tryStateOf(tried: ConnectionTry | null, askedAt: string): TryState {
  if (tried === null || tried.askedAt < askedAt || tried.triedAt === null) return { kind: 'trying' };
  return tried.nextAt === null ? { kind: 'answered', at: tried.triedAt } : { kind: 'silent', nextAt: tried.nextAt };
}
