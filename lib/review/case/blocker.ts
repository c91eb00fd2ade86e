import type { CheckOutcome } from '../applicant/applicant.ts';

/**
 * Something a reviewer has to clear or weigh before approving. Holds no personal data: it is stored beside the case.
 */
export type Blocker = {
  kind: 'difference' | 'hit' | 'check' | 'document' | 'age' | 'unknown_word' | 'problem' | 'command';
  tone: Extract<CheckOutcome, 'fail' | 'attention' | 'pending' | 'unknown'>;
  /** A few words for the queue: "Birth date", "Sanctions". */
  label: string;
  /** A sentence for the applicant's page: "Birth date differs". */
  title: string;
  /** Where on the applicant's page it stands. */
  place: BlockerPlace;
};

export type BlockerPlace = 'identity' | 'contact' | 'documents' | 'checks' | 'hits' | 'location' | 'session';
