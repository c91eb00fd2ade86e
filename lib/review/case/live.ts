import type { CaseState, Outcome } from './case.ts';

/** What the database tells of a case that changed: ids and codes, no personal data. */
export type CaseEvent = {
  caseId: string;
  applicantId: string;
  state: CaseState;
  outcome: Outcome | null;
  assigneeId: string | null;
  version: number;
};

/**
 * What a browser is told. `hits`: something about an applicant's hits changed: a verdict, a look-up, a clearance, or
 * what the vendor tells. `gap`: some events may have been missed (the listening connection was lost for a while, or
 * there were too many at once), so everything shown has to be read again. `presence`: someone opened or left a case.
 * `notice`: a member was told something; only that member's streams pass it on.
 */
export type LiveEvent =
  | { kind: 'case'; case: CaseEvent }
  | { kind: 'hits'; applicantId: string }
  | { kind: 'presence' }
  | { kind: 'notice'; memberId: string }
  | { kind: 'gap' };

/** Whether an event can change rows or counts of cases. */
export function isAboutCases({ kind }: LiveEvent): boolean {
  return kind === 'case' || kind === 'gap';
}

/** A member who has a case open now. */
export type Presence = { caseId: string; memberId: string; name: string };
