import { type CheckWords, lookUp, type ProviderWords } from '../reading/words.ts';

/** Who issues a certificate, by the first word of its name. */
const issuers: Record<string, string> = {
  onfido: 'by Onfido',
  complyadvantage: 'lists of ComplyAdvantage',
  crypto: 'wallet',
};

/** Parts of a document report. */
const parts = lookUp({
  age_validation: 'age',
  compromised_document: 'documents known as lost or stolen',
  data_comparison: 'comparison with the data given',
  data_consistency: 'agreement of the data on it',
  data_validation: 'form of the data on it',
  face_comparison: '',
  face_match: '',
  facial_similarity: '',
  image_integrity: 'quality of the image',
  image_quality: 'quality of the image',
  liveness: '',
  police_record: 'police records',
  visual_authenticity: 'authenticity',
});

export const blockpassCheckWords: CheckWords = (name) => {
  const [issuer = '', part] = name.split(' ');
  if (part !== undefined) return parts(part);
  return issuers[issuer.replace(/-.*$/, '')] ?? null;
};

const outcomeOf = lookUp({
  clear: 'clear',
  consider: 'to be considered',
  rejected: 'rejected',
  suspected: 'suspected',
  caution: 'with caution',
  no_match: 'nothing found',
  potential_match: 'possible match',
  false_positive: 'false positive',
  true_positive: 'true match',
  true_positive_apprrove: 'true match, accepted',
  true_positive_approve: 'true match, accepted',
  true_positive_reject: 'true match, rejected',
});

export const blockpassWords: ProviderWords = {
  status: lookUp({
    incomplete: 'not finished by the applicant',
    waiting: 'waiting for review',
    inreview: 'in review',
    approved: 'approved',
    rejected: 'has to send something again',
    blocked: 'blocked',
    review_requested: 'asked for an update',
  }),
  outcome: outcomeWords,
};

/** A result and its finer result, joined by the adapter: `clear / caution`. One unknown word leaves all as it came. */
function outcomeWords(word: string): string | null {
  const words = word.split(' / ').map(outcomeOf);
  return words.includes(null) ? null : [...new Set(words)].join(', ');
}
