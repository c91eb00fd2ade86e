import type { RuleKey } from '#lib/review/rules/rule.ts';
import { weightKeys } from '../operations/rule-keys.ts';

type WeightKey = (typeof weightKeys)[number];
type Described = Omit<RuleKey, 'key' | 'standard'>;

/** The vendor documents no range and no default. These ranges are estimates, and only warn. */
const whole = { from: 0, to: 1 };

/** How alike two texts must be, from 0 to 1. */
const likeness = (group: string, label: string, meaning: string): Described => {
  return { group, label, meaning, unit: 'likeness', hint: { from: 0.5, to: 1 }, step: 0.01, stricter: 'higher' };
};

/** How much a test adds to the score of a session. */
const share = (group: string, label: string, meaning: string): Described => {
  return { group, label, meaning, unit: 'share of the score', hint: whole, step: 0.01, stricter: 'higher' };
};

const distance = (label: string, meaning: string): Described => {
  return {
    group: 'Face',
    label,
    meaning,
    unit: 'distance',
    hint: { from: 0.3, to: 0.8 },
    step: 0.01,
    stricter: 'lower',
  };
};

const certainty = (group: string, label: string, meaning: string, stricter: RuleKey['stricter']): Described => {
  return { group, label, meaning, unit: 'from 0 to 1', hint: whole, step: 0.01, stricter };
};

const print = 'How alike print, barcode and machine-readable zone must read';
const ofScore = 'How much this counts in the score of a session';

const described: Record<WeightKey, Described> = {
  onboarding_face_encoding_tolerance: distance('Face at onboarding', 'How far the selfie may be from the document'),
  verified_account_face_encoding_tolerance: distance(
    'Face, later check',
    'How far a new selfie may be from the first one',
  ),
  driver_license_fuzzy_match_tolerance: likeness('Document match', 'Driver license, likeness', print),
  driver_license_fuzzy_match_weight: share('Document match', 'Driver license, weight', ofScore),
  state_id_fuzzy_match_tolerance: likeness('Document match', 'State ID, likeness', print),
  state_id_fuzzy_match_weight: share('Document match', 'State ID, weight', ofScore),
  passport_fuzzy_match_tolerance: likeness('Document match', 'Passport, likeness', print),
  passport_fuzzy_match_weight: share('Document match', 'Passport, weight', ofScore),
  passport_card_fuzzy_match_tolerance: likeness('Document match', 'Passport card, likeness', print),
  passport_card_fuzzy_match_weight: share('Document match', 'Passport card, weight', ofScore),
  ofac_fuzzy_match_tolerance: {
    ...likeness('OFAC', 'OFAC, likeness', 'How alike a name must be to count as a hit'),
    stricter: 'lower',
  },
  ofac_fuzzy_match_weight: share('OFAC', 'OFAC, weight', ofScore),
  suspicious_words_weight: share('Image forensics', 'Suspicious words', '“Sample”, “specimen” and the like'),
  image_manipulation_weight: share('Image forensics', 'Image manipulation', 'Traces of editing in the image'),
  online_duplication_weight: share('Image forensics', 'Online duplication', 'The same image found on the web'),
  is_identity_document_weight: share('Image forensics', 'Is an identity document', 'Whether it is a document at all'),
  aamva_match_tolerance: likeness('AAMVA', 'AAMVA, likeness', 'How much of the motor vehicle record must agree'),
  aamva_match_weight: share('AAMVA', 'AAMVA, weight', ofScore),
  idv_session_tolerance: certainty(
    'Session',
    'Session score needed',
    'From this score a session is verified',
    'higher',
  ),
  minimum_liveness_tolerance: certainty(
    'Liveness',
    'Liveness needed',
    'The least certainty that a living person is there',
    'higher',
  ),
  passive_active_skip_tolerance: certainty(
    'Liveness',
    'Skips the active test',
    'From this certainty on no movements are asked for',
    'higher',
  ),
  gender_probability_tolerance: certainty(
    'Gender',
    'Gender certainty',
    'From this certainty on the gender in the selfie is compared',
    'unknown',
  ),
  gender_weight: share('Gender', 'Gender, weight', ofScore),
  age_tolerance: {
    group: 'Age',
    label: 'Age difference',
    meaning: 'How many years the age in the selfie may differ from the document',
    unit: 'years',
    hint: { from: 2, to: 15 },
    step: 1,
    stricter: 'lower',
  },
  age_weight: share('Age', 'Age, weight', ofScore),
  expression_tolerance: certainty(
    'Expression',
    'Expression',
    'How far the expression asked for may be missed',
    'unknown',
  ),
  direction_tolerance: {
    group: 'Direction',
    label: 'Direction of the head',
    meaning: 'How far the head may be turned from the direction asked for',
    unit: 'degrees',
    hint: { from: 5, to: 30 },
    step: 1,
    stricter: 'lower',
  },
};

/** The groups of the screen, in its order. */
const groups = [
  'Face',
  'Document match',
  'OFAC',
  'Image forensics',
  'AAMVA',
  'Session',
  'Liveness',
  'Gender',
  'Age',
  'Expression',
  'Direction',
];

/** The 27 weights in words, group by group. */
export const describedWeights: readonly RuleKey[] = weightKeys
  .map((key) => ({ key, standard: null, ...described[key] }))
  .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
