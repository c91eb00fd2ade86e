import type { CaseState, Outcome } from '../case/case.ts';

/** What two applicants have in common. `name_and_birth_date` is the only one that is not exact. */
export const links = ['personalNumber', 'documentNumber', 'vendorId', 'email', 'phone', 'name_and_birth_date'] as const;

export type Link = (typeof links)[number];

export type RelationVerdict = 'same' | 'not_same';

/** One line of the comparison side by side. Values are masked for the reader's role; equality is of the full values. */
export type ComparedRow = {
  label: string;
  own: string | null;
  other: string | null;
  /** Null where one of them has no value. */
  isEqual: boolean | null;
};

/** Another applicant who may be the same person: at another vendor, or an earlier attempt at this one. */
export type RelatedApplicant = {
  id: string;
  name: string | null;
  latinName: string | null;
  provider: string;
  connectionLabel: string;
  mode: 'test' | 'live';
  providerStatus: string | null;
  case: { number: string; round: number; state: CaseState; outcome: Outcome | null } | null;
  /** Why they are shown, the strongest first. Empty when only a verdict links them. */
  because: Link[];
  compared: ComparedRow[];
  verdict: { verdict: RelationVerdict; by: string; at: string } | null;
};

/** `isCut`: more are linked than are shown. */
export type RelatedView = { related: RelatedApplicant[]; isCut: boolean; canJudge: boolean };

/** The most related applicants that are shown. */
export const mostRelated = 20;

/** The strongest first: judged the same, then by the first link, then by the number of links; judged otherwise last. */
export function strongestFirst(a: RelatedApplicant, b: RelatedApplicant): number {
  return weight(a) - weight(b) || strength(a) - strength(b) || b.because.length - a.because.length;
}

function weight({ verdict }: RelatedApplicant): number {
  if (verdict === null) return 1;
  return verdict.verdict === 'same' ? 0 : 2;
}

function strength({ because }: RelatedApplicant): number {
  const [first] = because;
  return first === undefined ? links.length : links.indexOf(first);
}
