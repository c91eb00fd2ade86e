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

/** So long before a case is due its holder is told. */
export const dueSoonHours = 1;

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
  due_soon: () => 'This case is due within the hour',
};
