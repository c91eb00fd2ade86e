import type { Replayable } from './simulation/session.ts';

/** A vendor's rules: numbers by which it weighs a session, or switches for what a document must hold. */
export const ruleKinds = ['weights', 'requirements'] as const;

export type RuleKind = (typeof ruleKinds)[number];

/** Values by key. The keys of requirements are cells of a matrix (matrix.ts). */
export type RuleValues = Readonly<Record<string, number | boolean>>;

/** Whose rules these are at the vendor, such as client and user. A null value means all of them. */
export type RuleScope = readonly { label: string; value: string | null }[];

/** One number, described by the adapter for people. `key` is the vendor's own name for it. */
export type RuleKey = {
  key: string;
  label: string;
  meaning: string;
  /** What the number counts: "share of the score", "years". */
  unit: string;
  /** Where values are usual. Outside it a person is warned, and not stopped. */
  hint: { from: number; to: number };
  /** The step of its field and its range. */
  step: number;
  /** Which way the rule becomes stricter. */
  stricter: 'higher' | 'lower' | 'unknown';
  group: string;
  /** The vendor's documented default; null where it documents none. */
  standard: number | null;
};

/** One switch: whether a document must hold something. */
export type RuleSwitch = {
  key: string;
  label: string;
  /** The field of a stored document that holds it; null where no stored field can tell. */
  field: string | null;
};

/** A type of document, or a part of one from which data is read. `id` is the vendor's word. */
export type RuleAxis = { id: string; label: string };

/** The switches of a vendor by type of document and data source. */
export type RequirementMatrix = {
  switches: readonly RuleSwitch[];
  types: readonly RuleAxis[];
  sources: readonly RuleAxis[];
  /** Cells whose source can't hold the field, by {@link cellKey}: shown as a dash, and sent as they were read. */
  absent: readonly string[];
};

/** What a screen has to know of a connection's rules, without a value. */
export type RuleBook = {
  scope: RuleScope;
  weights: readonly RuleKey[] | null;
  /** Which weights a simulation can replay; absent where it can replay none. */
  replayable?: Replayable;
  requirements: RequirementMatrix | null;
};

/** "client-7, all users": the words that a person types to confirm. */
export function scopeText(scope: RuleScope): string {
  return scope.map(({ label, value }) => value ?? `all ${label.toLowerCase()}s`).join(', ');
}
