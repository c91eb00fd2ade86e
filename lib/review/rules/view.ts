import type { RuleDifference } from './difference.ts';
import type { PublishState } from './publish.ts';
import type { RuleBook, RuleKind, RuleValues } from './rule.ts';
import type { SimulationResult } from './simulation/result.ts';
import type { RunView } from './simulation/run.ts';
import type { Compared } from './watch.ts';

/** What the screens of rules show. Times are ISO 8601, UTC. */

/** The newest version, which is in force as far as Docket has read. */
export type CurrentRules = {
  versionId: string;
  number: number;
  source: 'first' | 'published' | 'outside';
  values: RuleValues;
  since: string;
  /** Who published it, or took a change made outside over. */
  by: string | null;
  /** A change made outside Docket that was not taken over yet: what it changed. */
  outside: RuleDifference[] | null;
};

export type DraftView = {
  version: number;
  base: RuleValues;
  values: RuleValues;
  by: string;
  isOwn: boolean;
  savedAt: string;
  /** The vendor's values are no longer those the draft began with. */
  isBehind: boolean;
  /** What the draft changes of the values that it began with. */
  changes: RuleDifference[];
  /** The newest simulation of exactly this draft. */
  simulation: SimulationView | null;
};

/** A stored simulation. */
export type SimulationView = SimulationResult & { id: string; by: string; at: string };

export type PublishView = {
  id: string;
  connectionId: string;
  kind: RuleKind;
  state: PublishState;
  changes: RuleDifference[];
  draftHash: string;
  currentHash: string;
  rationale: string | null;
  by: string;
  at: string;
  expiresAt: string;
  scheduledFor: string | null;
  confirmedBy: string | null;
  refusedBy: string | null;
  answer: string | null;
  publishedAt: string | null;
  endedAt: string | null;
  /** Null for a rollback, which restores values that were in force. */
  simulation: SimulationView | null;
  /** A command of it waits for a person, who settles it on the connection's page; until then it is not over. */
  isStuck: boolean;
  /** The request that this one takes back. */
  rollsBackId: string | null;
  /** The version of the policies by which one person rolled back; null where a second person confirms. */
  allowedBy: number | null;
  watch: WatchView | null;
  may: { confirm: boolean; refuse: boolean; withdraw: boolean; rollBack: boolean; rollBackAlone: boolean };
};

export type WatchView = {
  until: string;
  checkedAt: string | null;
  driftAt: string | null;
  judgedBefore: number;
  judgedAfter: number;
  passRate: Compared;
  score: Compared;
};

/** Applicants judged by one version: how many passed, did not pass, or have no verdict yet. */
export type JudgedCounts = {
  all: number;
  passed: number;
  notPassed: number;
  first: string | null;
  last: string | null;
};

export type VersionView = {
  id: string;
  /** Null for a version that only sessions told of. */
  number: number | null;
  source: 'first' | 'published' | 'outside' | 'sessions';
  /** The vendor's id, which the applicants judged by it carry; null where none is known. */
  vendorId: string | null;
  isInForce: boolean;
  /** Null when the vendor no longer has them. */
  values: RuleValues | null;
  seenAt: string;
  by: string | null;
  confirmedBy: string | null;
  rationale: string | null;
  acceptedBy: string | null;
};

/** One connection's rules on the screen. */
export type RulesOf = {
  connection: { id: string; label: string; providerLabel: string; mode: 'test' | 'live' };
  book: RuleBook;
  /** When the vendor was last read, and the code of the failure since then. */
  reading: { checkedAt: string | null; code: string | null };
};

/** A connection in the list of those with rules. */
export type RulesLine = {
  connection: RulesOf['connection'];
  kinds: {
    kind: RuleKind;
    number: number | null;
    isOutside: boolean;
    isDrifting: boolean;
    changed: number;
    open: PublishState | null;
  }[];
};

/** A kind of rules on the screen; `current` is null before the first reading. */
export type KindView = {
  kind: RuleKind;
  current: CurrentRules | null;
  draft: DraftView | null;
  /** The newest simulation that the worker was asked for; null where there was none. */
  run: RunView | null;
  /** What is in force and the draft does not have: the vendor's side of a rebase. */
  behind: RuleDifference[];
  versions: VersionView[];
  /** Open ones first, then the newest. */
  requests: PublishView[];
};

/** All that the screens of one connection's rules show. */
export type RulesView = RulesOf & { rights: RuleRights; kinds: KindView[] };

/** What needs a person: a change made outside Docket, or figures that left their band after a publishing. */
export type RulesAlarm = {
  because: 'outside' | 'drift';
  connectionId: string;
  kind: RuleKind;
  /** Canonical JSON of the scope. */
  scope: string;
  versionId: string;
  number: number;
  since: string;
};

/** What a person may do with rules. */
export type RuleRights = { draft: boolean; confirm: boolean; seeApplicants: boolean };
