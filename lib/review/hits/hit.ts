import type { HitTopic } from './topic.ts';

/** What a person, or a clearance of an earlier hit, said about a hit. */
export const hitVerdicts = ['true_match', 'false_positive', 'unsure'] as const;

export type HitVerdict = (typeof hitVerdicts)[number];

/** The state of a hit follows from its last resolution that was not withdrawn. */
export type HitState = 'open' | HitVerdict;

/** A row of a hit's history: it was resolved, a resolution was withdrawn, or it opened again because it changed. */
export type ResolutionKind = 'resolved' | 'withdrawn' | 'reopened';

/** The entry of the list, as far as the vendor gave it. */
export type HitEntry = {
  name: string | null;
  aliases: string[];
  /** As the list has it: a day, a year, or words. */
  birthDate: string | null;
  /** ISO 3166-1 alpha-3 where the vendor's word could be read, else that word. */
  countries: string[];
  /** Numbers of documents, tax numbers and the like, as the list has them. */
  identifiers: string[];
  gender: string | null;
  url: string | null;
};

/** A hit as a vendor gave it, of one kind for all vendors. Personal data: it is stored sealed. */
export type VendorHit = HitEntry & {
  /** The vendor's ids of it. Several where the vendor tells one match in several places. */
  vendorIds: string[];
  list: string | null;
  topic: HitTopic;
  /** Ids of the list's entry: the current one first, then former ones. */
  entityIds: string[];
  /** The vendor's own figure and words. Its scale is the vendor's. */
  score: number | null;
  reason: string | null;
};

/** Whether the vendor gave an entry: at least a name. Without one there is nothing to compare. */
export function hasRecord({ name }: Pick<VendorHit, 'name'>): boolean {
  return name !== null && name.trim() !== '';
}

/**
 * The state of a hit by its history, oldest first. A withdrawal takes back the resolution before it, and a hit that
 * opened again keeps nothing of what was said before.
 */
export function stateOf(history: readonly { kind: ResolutionKind; verdict: HitVerdict | null }[]): HitState {
  const last = history.at(-1);
  return last?.kind === 'resolved' && last.verdict !== null ? last.verdict : 'open';
}
