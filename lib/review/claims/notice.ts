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
  at: string;
  isRead: boolean;
};

/** So long before a case is due its holder is told. */
export const dueSoonHours = 1;
