import { type CheckWords, lookUp, type ProviderWords } from '../reading/words.ts';

/** The session's own checks; the names of tests are taken apart in checks.ts. */
export const vultCheckWords: CheckWords = lookUp({
  liveness_detected: 'living person',
  consented: '',
  dmv_status_e: 'motor vehicle department',
  ofac_status_e: 'OFAC list',
});

/** Tests of a document's image whose names do not say in words what is tested. */
export const imageTestWords: Readonly<Record<string, string>> = {
  image_manipulation: 'image manipulation',
  is_identity_document: 'shows an identity document',
  online_duplication: 'found elsewhere online',
  suspicious_words: 'suspicious words',
};

export const vultWords: ProviderWords = {
  status: lookUp({
    in_progress: 'under way',
    complete: 'complete',
    temporarily_blocked: 'blocked for a time',
    temporarily_complete: 'complete for now',
    expired: 'expired',
  }),
  outcome: lookUp({
    match: 'match',
    no_match: 'no match',
    mismatch: 'no match',
    partial_match: 'match in part',
    potential_match: 'possible match',
    possible_match: 'possible match',
    clear: 'nothing found',
    error: 'the search failed',
    not_run: 'not done',
  }),
};
