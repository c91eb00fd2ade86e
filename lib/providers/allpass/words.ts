import { type CheckWords, lookUp, type ProviderWords } from '../reading/words.ts';

const steps = lookUp({
  DOCUMENT_CAPTURE: 'capture',
  CLEAN_DOCUMENT_CAPTURE: 'capture',
  RFID_DOCUMENT_CAPTURE: 'capture with chip',
  SPECIFIC_DOCUMENT_CAPTURE: 'capture of one type',
  CREDIT_CARD_CAPTURE: 'credit card',
  PASSIVE_LIVENESS: 'passive check',
  ACTIVE_LIVENESS: 'active check',
  LIVENESS: '',
  FACE_MATCH: '',
  FACE_CAPTURE: 'capture of the face',
  SELFIE_CAPTURE: 'selfie',
  SELFIE_WITH_DOCUMENT: 'selfie with the document',
  AML: 'lists',
  CRYPTO_AML: '',
  QUESTIONNAIRE: '',
  EMAIL_VERIFICATION: '',
  PHONE_VERIFICATION: '',
  scheduledDeletionDate: 'day of the deletion',
  'crypto_aml WALLET': 'wallet',
  'crypto_aml TRANSACTION': 'transaction',
  'crypto_aml unknown': 'wallet or transaction',
});

/** Fields whose readings are compared, by the document reader's names (regula.ts). */
const fields = lookUp({
  document_class_code: 'document class',
  issuing_state_code: 'issuing country',
  document_number: 'document number',
  date_of_expiry: 'expiry date',
  date_of_issue: 'issue date',
  date_of_birth: 'birth date',
  place_of_birth: 'birth place',
  personal_number: 'personal number',
  surname: 'family name',
  given_names: 'given names',
  nationality: 'nationality',
  sex: 'sex',
  address: 'address',
  authority: 'issuing authority',
  surname_and_given_names: 'name',
  nationality_code: 'nationality',
  issuing_state_name: 'issuing country',
  mrz_strings: 'machine-readable zone',
  middle_name: 'middle name',
});

export const allpassCheckWords: CheckWords = (name) => {
  const [, step] = /^(.+) overallResult$/.exec(name) ?? [];
  if (step !== undefined) return overall(steps(step));
  const [, field] = /^(.+) comparison$/.exec(name) ?? [];
  return field === undefined ? steps(name) : (fields(field) ?? numberedField(field));
};

function overall(step: string | null): string | null {
  if (step === null) return null;
  return step === '' ? 'overall result' : `${step}, overall result`;
}

/** The document reader has hundreds of fields; those without a name of ours keep its number. */
function numberedField(field: string): string | null {
  const number = /^Field #(\d+)$/.exec(field)?.[1];
  return number === undefined ? null : `field ${number} of the document reader`;
}

export const allpassWords: ProviderWords = {
  status: lookUp({
    INIT: 'not begun',
    INCOMPLETE: 'not finished by the applicant',
    IN_PROGRESS: 'being processed',
    IN_REVIEW: 'in review',
    ON_HOLD: 'on hold',
    COMPLETED: 'ready for review',
    APPROVED: 'approved',
    REJECTED: 'rejected',
  }),
  outcome: lookUp({
    APPROVED: 'approved',
    REJECTED: 'rejected',
    DECLINED: 'declined',
    ON_HOLD: 'on hold',
    IN_REVIEW: 'in review',
    PENDING: 'not finished',
    IN_PROGRESS: 'under way',
    INIT: 'not begun',
    INCOMPLETE: 'not finished by the applicant',
    SKIPPED: 'skipped',
  }),
};
