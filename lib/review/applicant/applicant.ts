import type { CheckOutcome } from './check-outcome.ts';
import type { CryptoCheck } from './crypto-check.ts';
import type { ProviderStatus } from './status.ts';

/**
 * The common applicant: what every provider's data becomes (docs/providers.md, "The common applicant").
 * Every key is present; where the provider says nothing it is `null` or `[]`.
 */
export type Applicant = {
  provider: string;
  externalId: string;
  /** Further ids at the vendor, by the vendor's own names for them. */
  otherIds: Record<string, string>;
  status: ProviderStatus;
  /** The status in the vendor's own word, unchanged. */
  providerStatus: string | null;
  flags: ApplicantFlags;
  /** ISO 8601, UTC. */
  createdAt: string | null;
  updatedAt: string | null;
  person: ApplicantPerson;
  documents: IdentityDocument[];
  checks: Check[];
  hits: Hit[];
  locations: ApplicantLocation[];
  history: HistoryStep[];
  questionnaires: Questionnaire[];
  config: ConfigEntry[];
  assessment: Assessment;
  monitoring: { isActive: boolean | null; period: string | null; isOutdated: boolean | null };
  crypto: CryptoCheck[];
  device: { userAgent: string | null; timezone: string | null; language: string | null };
  labels: Record<string, string>;
  portrait: ApplicantImage | null;
  /** The vendor's answer, unchanged but for the bytes of images, which are left out. */
  raw: unknown;
};

/**
 * The common applicant without the vendor's raw answer. `barcodes`: what Docket itself read off its images, which no
 * vendor delivers and which is kept apart from its record.
 */
export type ApplicantContent = Omit<Applicant, 'raw'> & { barcodes?: readonly ReadBarcode[] };

/** What came of looking for a barcode on an image; `image` is the vendor's id of it. */
export type ReadBarcode = { image: string; page: number } & (
  | { outcome: 'found'; text: string; corners: readonly ImagePoint[] }
  /** `failed`: the reader did not end; it is tried again. */
  | { outcome: 'none' | 'failed' }
);

/** In shares of the image as it came, from its upper left corner. */
export type ImagePoint = { x: number; y: number };

type ApplicantFlags = { archived: boolean; deletionScheduledFor: string | null; anonymized: boolean };

export type ApplicantPerson = {
  fullName: string | null;
  givenName: string | null;
  middleName: string | null;
  familyName: string | null;
  suffix: string | null;
  /** YYYY-MM-DD. */
  birthDate: string | null;
  gender: string | null;
  /** ISO 3166-1 alpha-3. */
  nationality: string | null;
  email: string | null;
  /** E.164. */
  phone: string | null;
  personalNumber: string | null;
  address: PostalAddress;
};

export type PostalAddress = {
  line: string | null;
  city: string | null;
  state: string | null;
  postalCode: string | null;
  /** ISO 3166-1 alpha-3. */
  country: string | null;
};

/** What a document says about its holder; names as the document prints them. */
export type DocumentHolder = Pick<
  ApplicantPerson,
  'fullName' | 'givenName' | 'middleName' | 'familyName' | 'suffix' | 'birthDate' | 'gender'
> & { address: PostalAddress };

export type IdentityDocument = {
  id: string;
  type: string;
  number: string | null;
  /** ISO 3166-1 alpha-3. */
  issuingCountry: string | null;
  issuingState: string | null;
  /** YYYY-MM-DD. */
  issuedOn: string | null;
  expiresOn: string | null;
  holder: DocumentHolder;
  /** The machine readable zone as the vendor read it, lines joined by a line feed (ICAO 9303). */
  mrz: string | null;
  fields: DocumentField[];
  images: ApplicantImage[];
};

export type DocumentField = {
  name: string;
  value: string | null;
  source: string | null;
  page: number | null;
  outcome: CheckOutcome | null;
};

/** An image at the vendor. `id` is unique within the applicant, and all that the adapter needs to fetch it. */
export type ApplicantImage = { id: string; part: ImagePart; mediaType: string | null };

export type ImagePart = 'front' | 'back' | 'selfie' | 'liveness' | 'proof_of_address' | 'other';

export type CheckKind =
  | 'document'
  | 'liveness'
  | 'face'
  | 'aml'
  | 'crypto'
  | 'registry'
  | 'cross_check'
  | 'image_forensics'
  | 'email'
  | 'phone'
  | 'questionnaire'
  | 'location'
  | 'consent'
  | 'level';

export type Check = {
  kind: CheckKind;
  /** What was checked, by the vendor's own name for it. */
  name: string;
  /** The same in words, where that name is not for people; empty where the kind says it all. Null: the name will do. */
  subject: string | null;
  /** The field whose match a registry or a cross-check reports, such as `birth_date`; null where it reports none. */
  comparesField: string | null;
  outcome: CheckOutcome;
  /** The outcome in the vendor's own word, unchanged. */
  providerOutcome: string | null;
  score: number | null;
  reasons: string[];
  at: string | null;
  details: unknown;
};

export type Hit = {
  id: string;
  list: string | null;
  /** What the vendor calls the kind of list: "sanction", "pep-class-1". */
  topics: string[];
  /** Ids of the list's entry: the current one first, then former ones. */
  entityIds: string[];
  name: string | null;
  aliases: string[];
  birthDate: string | null;
  countries: string[];
  /** Numbers of documents, tax numbers and the like, as the list has them. */
  identifiers: string[];
  gender: string | null;
  score: number | null;
  reason: string | null;
  url: string | null;
  raw: unknown;
};

export type ApplicantLocation = {
  source: 'ip' | 'device' | 'document';
  /** During which step it was taken, in the vendor's word. */
  capture: string | null;
  at: string | null;
  latitude: number | null;
  longitude: number | null;
  country: string | null;
  region: string | null;
  city: string | null;
  ip: string | null;
};

export type HistoryStep = {
  at: string | null;
  from: string | null;
  to: string | null;
  reason: string | null;
  by: string | null;
};

export type Questionnaire = { id: string; name: string | null; answers: { question: string; answer: string | null }[] };

/**
 * One setting under which the vendor judged the applicant. `name` is the vendor's, `label` and `detail` are for people.
 * `flow` is the name, at every vendor, of the set of steps the applicant went through: the metrics group by it.
 */
export type ConfigEntry = { name: string; label: string; value: string; detail: string | null };

type Assessment = {
  verified: boolean | null;
  score: number | null;
  riskLevel: string | null;
  reviewer: string | null;
  comment: string | null;
  warnings: string[];
};
