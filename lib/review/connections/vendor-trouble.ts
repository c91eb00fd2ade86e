/** What stands between us and a vendor, for those who review with what we have of it. Times are ISO 8601, UTC. */
export type VendorTrouble =
  /** It does not answer, and is asked again by itself. */
  | { kind: 'down'; since: string }
  /** It answers, and still nothing new comes in. `problem` is our own sentence. */
  | { kind: 'failing'; since: string; problem: string };

/** What is known of it. `failingSince` is when the first of the copies failed that were all in vain. */
export type TroubleFacts = {
  isActive: boolean;
  downSince: Date | null;
  failingSince: Date | null;
  problem: string | null;
};

/** The worst of what is wrong, or null. A connection that rests on purpose is not in trouble. */
export function vendorTrouble({ isActive, downSince, failingSince, problem }: TroubleFacts): VendorTrouble | null {
  if (!isActive) return null;
  if (downSince !== null) return { kind: 'down', since: downSince.toISOString() };
  if (failingSince === null || problem === null) return null;
  return { kind: 'failing', since: failingSince.toISOString(), problem };
}
