import { type CheckWords, lookUp, type ProviderWords } from '../reading/words.ts';
import { humanised } from './wording.ts';

const checks = lookUp({
  statusReason: 'reason given for the status',
  isCrossChecked: 'by the provider’s staff',
  mrzVerified: 'machine-readable zone',
  ageEstimation: 'age by face',
  consent: '',
  kycIdentification: 'identification step',
  DocumentNotExpired: 'expiry date',
  DocumentHasFace: 'face on it',
  DocumentHasBothSides: 'both sides',
  DocumentTypeNotProhibited: 'accepted type',
  NotUnder18: 'age of 18 or over',
  SelfieHasFace: 'face in the selfie',
  SelfieAndDocumentFacesMatch: 'selfie and document',
  SuccessfulPassiveLivenessCheck: 'passive check',
  SanctionsAndPep: 'sanctions and PEP lists',
  ResidentsRegistry: 'residents',
  DocumentForgery: 'forged document',
  DuplicateFace: 'same face seen before',
  FaceSimilarity: 'likeness',
  FaceMatch: '',
  Liveness: '',
  Fraud: 'fraud',
});

/** Fields that the vendor reads off a document. */
const fields = lookUp({
  documentNumber: 'document number',
  personalCode: 'personal number',
  dateOfBirth: 'birth date',
  dateOfIssue: 'issue date',
  dateOfExpiration: 'expiry date',
  firstName: 'given name',
  middleName: 'middle name',
  lastName: 'family name',
  fullName: 'name',
  address: 'address',
  gender: 'sex',
  nationality: 'nationality',
  nationalityIso3: 'nationality',
  countryIso3: 'issuing country',
});

/** Entries of the undocumented lists that carry no name of their own. */
const places: Record<string, string> = { registries: 'registry', fraudChecks: 'fraud check', scores: 'score' };

export const ondatoCheckWords: CheckWords = (name) => {
  const read = /^ocr_(.+)$/.exec(name)?.[1];
  if (read !== undefined) return named('reading of the ', fields(read));
  const [, place = '', at] = /^(registries|fraudChecks|scores)_(\d+)$/.exec(name) ?? [];
  return at === undefined ? checks(name) : `${places[place]} ${at}`;
};

function named(start: string, words: string | null): string | null {
  return words === null ? null : start + words;
}

const outcomes = lookUp({
  Warning: 'warning',
  NotPerformed: 'not done',
  NotChecked: 'not done',
  Skipped: 'skipped',
});

export const ondatoWords: ProviderWords = {
  status: lookUp({
    Pending: 'not begun',
    InProgress: 'under way',
    Completed: 'handed in',
    Aborted: 'broken off',
    Expired: 'expired',
    Awaiting: 'awaiting review',
    Approved: 'approved',
    Rejected: 'rejected',
  }),
  outcome: (word) => outcomes(word) ?? reasonOrAge(word),
};

const reasons = [
  'Unfinished',
  'Processing',
  'MissingDocumentPhoto',
  'UnrelatedPhotoSubmit',
  'ManuallyIdentified',
  'AutomaticallyIdentified',
  'PoorPhotoQuality',
  'DocumentNotAccepted',
  'DocumentExpired',
  'DataMismatch',
  'SanctionsMatch',
  'FacesDoNotMatch',
  'PossibleFraud',
  'PersonUnderAge',
];

/** A reason of the status, or how old a face looks; both are words of the vendor that only need spaces. */
function reasonOrAge(word: string): string | null {
  const age = /^Age(\d{1,3})AndOver$/i.exec(word)?.[1];
  if (age !== undefined) return `${age} and over`;
  return reasons.includes(word) ? (humanised(word)?.toLowerCase() ?? null) : null;
}
