import type { CheckOutcome } from '../applicant/applicant.ts';

/** A reason not to approve yet, which a reviewer clears or weighs. Holds no personal data: it is stored unsealed. */
export type Blocker = {
  kind: 'difference' | 'hit' | 'check' | 'document' | 'age' | 'unknown_word' | 'problem' | 'command';
  tone: Extract<CheckOutcome, 'fail' | 'attention' | 'pending' | 'unknown'>;
  /** A few words for the queue: "Birth date", "Sanctions". */
  label: string;
  /** A sentence for the applicant's page: "Birth date differs". */
  title: string;
  /** The part of the applicant's page that shows what it is about. */
  place: BlockerPlace;
};

export type BlockerPlace = 'identity' | 'contact' | 'documents' | 'checks' | 'hits' | 'location' | 'session';
