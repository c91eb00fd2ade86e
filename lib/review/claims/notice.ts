/** What a member is told about a case. */
export type NoticeKind = 'taken_over' | 'assigned' | 'reassigned' | 'mentioned' | 'returned' | 'due_soon';

/** A notice as the screens show it. Holds no personal data of an applicant. */
export type NoticeView = {
  id: string;
  kind: NoticeKind;
  caseId: string;
  /** "DK-1042". */
  caseNumber: string;
  applicantId: string;
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

/** A notice as a sentence about its case. */
export function noticeSentence({ kind, by, isOwn }: Pick<NoticeView, 'kind' | 'by' | 'isOwn'>): string {
  return sentences[kind](isOwn ? 'You' : (by?.name ?? 'Docket'), isOwn);
}

const sentences: Record<NoticeKind, (who: string, isOwn: boolean) => string> = {
  taken_over: (who, isOwn) => (isOwn ? 'You took this case over' : `${who} took this case over from you`),
  assigned: (who) => `${who} assigned this case to you`,
  reassigned: (who) => `${who} ended your assignment to this case`,
  mentioned: (who) => `${who} mentioned you in a note`,
  returned: (who) => `${who} returned your decision`,
  due_soon: () => 'The time limit of this case is near',
};
