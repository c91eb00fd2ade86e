import { VULT_ACCOUNT } from '../accounts.ts';

type Weights = Record<string, number>;

const FIRST: Weights = {
  onboarding_face_encoding_tolerance: 0.6,
  verified_account_face_encoding_tolerance: 0.55,
  driver_license_fuzzy_match_tolerance: 0.85,
  driver_license_fuzzy_match_weight: 0.1,
  state_id_fuzzy_match_tolerance: 0.85,
  state_id_fuzzy_match_weight: 0.1,
  passport_fuzzy_match_tolerance: 0.88,
  passport_fuzzy_match_weight: 0.12,
  passport_card_fuzzy_match_tolerance: 0.88,
  passport_card_fuzzy_match_weight: 0.12,
  ofac_fuzzy_match_tolerance: 0.92,
  ofac_fuzzy_match_weight: 0.2,
  suspicious_words_weight: 0.05,
  image_manipulation_weight: 0.15,
  online_duplication_weight: 0.08,
  is_identity_document_weight: 0.1,
  aamva_match_tolerance: 0.8,
  aamva_match_weight: 0.15,
  idv_session_tolerance: 0.78,
  minimum_liveness_tolerance: 0.7,
  passive_active_skip_tolerance: 0.9,
  gender_probability_tolerance: 0.75,
  gender_weight: 0.02,
  expression_tolerance: 0.5,
  age_tolerance: 8,
  age_weight: 0.03,
  direction_tolerance: 15,
};

/** Every set of weights there ever was, oldest first; the last one is in force. */
const VERSIONS: { id: string; weights: Weights }[] = [
  { id: '5d1f6c0e-8a57-4b0e-9a61-0c6f9f2d7a11', weights: FIRST },
  { id: '9b27e4d3-41c8-4f0d-8f3a-6e51b7c0d922', weights: { ...FIRST, image_manipulation_weight: 0.18, idv_session_tolerance: 0.8 } },
  {
    id: 'c3a80f95-7e62-4d19-b5d4-2f94a86e1b33',
    weights: { ...FIRST, image_manipulation_weight: 0.18, idv_session_tolerance: 0.82, ofac_fuzzy_match_tolerance: 0.9 },
  },
];

const [OLDEST, MIDDLE, CURRENT] = VERSIONS as [Version, Version, Version];
type Version = (typeof VERSIONS)[number];

/** The vendor's page shows no id in this answer, so there is none. */
export function currentWeights() {
  return withScope(CURRENT.weights);
}

export function weightsById(id: string) {
  const version = VERSIONS.find((known) => known.id === id);
  return version ? withScope(version.weights) : null;
}

/** Most sessions ran under the weights in force; some ran under older ones. */
export function weightsIdAt(index: number): string {
  if (index % 9 === 4) return OLDEST.id;
  return index % 9 === 7 ? MIDDLE.id : CURRENT.id;
}

function withScope(weights: Weights) {
  return { client_id: VULT_ACCOUNT.clientId, user_id: VULT_ACCOUNT.userId, ...weights };
}
