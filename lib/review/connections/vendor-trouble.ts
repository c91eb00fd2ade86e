/** What is wrong with a connection, for those who review its applicants. Times are ISO 8601, UTC. */
export type VendorTrouble =
  /** The vendor does not answer. Docket goes on trying. */
  | { kind: 'down'; since: string }
  /** The vendor answers, but the pull fails. `problem` is a sentence for the screen. */
  | { kind: 'failing'; since: string; problem: string };

/** What it follows from. `failingSince` is when the first of the pulls failed that have failed without a break. */
export type TroubleFacts = {
  isActive: boolean;
  downSince: Date | null;
  failingSince: Date | null;
  problem: string | null;
};

/** The worst of what is wrong, or null. A paused connection has no trouble. */
export function vendorTrouble({ isActive, downSince, failingSince, problem }: TroubleFacts): VendorTrouble | null {
  if (!isActive) return null;
  if (downSince !== null) return { kind: 'down', since: downSince.toISOString() };
  if (failingSince === null || problem === null) return null;
  return { kind: 'failing', since: failingSince.toISOString(), problem };
}
