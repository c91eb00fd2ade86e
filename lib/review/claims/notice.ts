/** What a member is told about a case; `to_confirm`: about a request that waits for a second person. */
export type NoticeKind =
  | 'taken_over'
  | 'assigned'
  | 'reassigned'
  | 'mentioned'
  | 'returned'
  | 'due_soon'
  | 'to_confirm';

/** What a second person is asked to confirm. */
export type RequestOf = 'rules' | 'policies' | 'erasure';

/** What a notice is about. `connection`: whose rules. */
export type NoticeAbout =
  | { of: 'case'; caseId: string; caseNumber: string; applicantId: string }
  | { of: 'rules'; requestId: string; connection: { id: string; label: string } }
  | { of: 'policies' | 'erasure'; requestId: string };

/** A notice as the screens show it. Holds no personal data of an applicant. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  about: NoticeAbout;
  /** The member who caused it; null when Docket did. */
  by: { id: string; name: string } | null;
  /** Whether it tells of an act of the reader's own. */
  isOwn: boolean;
  at: string;
  isRead: boolean;
};

/**
 * A case is near its time limit when this share of the time from its opening to its limit is used: of its working time
 * where the time limits count that. A time for which the clock stood moves the limit, and so counts as given time.
 */
export const dueSoonShare = 0.8;

/** A notice as a sentence about its case or request. */
export function noticeSentence({
  kind,
  by,
  isOwn,
  about,
}: Pick<NoticeView, 'kind' | 'by' | 'isOwn' | 'about'>): string {
  const who = isOwn ? 'You' : (by?.name ?? 'Docket');
  if (about.of !== 'case') return `${who} asks for a second person: ${asked[about.of]}`;
  return kind === 'to_confirm' ? `${who} asks for a second person` : sentences[kind](who, isOwn);
}

const asked: Record<RequestOf, string> = {
  rules: 'a change of a provider’s rules',
  policies: 'a change of the policies',
  erasure: 'an erasure',
};

const sentences: Record<Exclude<NoticeKind, 'to_confirm'>, (who: string, isOwn: boolean) => string> = {
  taken_over: (who, isOwn) => (isOwn ? 'You took this case over' : `${who} took this case over from you`),
  assigned: (who) => `${who} assigned this case to you`,
  reassigned: (who) => `${who} ended your assignment to this case`,
  mentioned: (who) => `${who} mentioned you in a note`,
  returned: (who) => `${who} returned your decision`,
  due_soon: () => 'The time limit of this case is near',
};
