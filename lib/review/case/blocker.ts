import type { CheckOutcome } from '../applicant/check-outcome.ts';
import type { Lack } from '../requests/lack.ts';

/** A reason not to approve yet, which a reviewer clears or weighs. Holds no personal data: it is stored unsealed. */
export type Blocker = {
  kind: 'difference' | 'hit' | 'check' | 'document' | 'age' | 'face' | 'unknown_word' | 'problem' | 'command';
  tone: Extract<CheckOutcome, 'fail' | 'attention' | 'pending' | 'unknown'>;
  /** A few words for the queue: "Birth date", "Sanctions". */
  label: string;
  /** A sentence for the applicant's page: "Birth date differs". */
  title: string;
  /** The part of the applicant's page that shows what it is about. */
  place: BlockerPlace;
  /** Docket's id of the hit that it is about. */
  hitId?: string;
};

/** What is wrong with a document, and what is lacking because of it. */
export type DocumentFault = [tone: Blocker['tone'], label: string, title: string, lack: Lack | null];

export type BlockerPlace =
  | 'identity'
  | 'contact'
  | 'documents'
  | 'checks'
  | 'crypto'
  | 'hits'
  | 'location'
  | 'faces'
  | 'session';

/** What tells one hit from another, as far as the vendor told it. Personal data: never stored with the case. */
export type OpenHit = {
  list: string | null;
  /** The entry's name; null when the vendor gave no record of the entry. */
  entity: string | null;
  /** The entry's own, as the list has it: a day or only a year. */
  birthDate: string | null;
  reason: string | null;
  /** When the vendor screened, or else when Docket first read it; ISO 8601, UTC. */
  foundAt: string | null;
  /** "1 of 2" where nothing else tells two hits apart. */
  position: string | null;
};

/** A blocker as an applicant's page shows it: a hit names its list, entry and date. */
export type ShownBlocker = Blocker & { hit?: OpenHit };
