import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { ApplicantRow } from './row.ts';

/** The vendor's texts, which lib/data does not know: name, what a decision does there, portal, images, dictionary. */
export type VendorWords = {
  label: string;
  line: string;
  portalLink: string | null;
  givesImages: boolean;
  /** Its words for a status and for the result of a check in plain ones, or null. */
  statusWords: (word: string) => string | null;
  outcomeWords: (word: string) => string | null;
};

/** The applicant's ids at the vendor, and the stamp of the connection's settings, for {@link VendorWords}. */
export type AtVendor = Pick<Applicant, 'externalId' | 'otherIds'> &
  Pick<ApplicantRow, 'connectionId' | 'provider' | 'stamp'>;
