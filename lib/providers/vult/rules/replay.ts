import type { ApplicantContent, Check } from '#lib/review/applicant/applicant.ts';
import type { SessionSignals } from '#lib/review/rules/simulation/session.ts';
import type { ProviderRules } from '../../rules.ts';
import type { weightKeys } from '../operations/rule-keys.ts';
import { imageTestWords } from '../words.ts';

type WeightKey = (typeof weightKeys)[number];

/** The weight of the comparison of print, barcode and zone, by type of document. */
const matchWeights: Readonly<Record<string, WeightKey>> = {
  driver_license: 'driver_license_fuzzy_match_weight',
  identification_card: 'state_id_fuzzy_match_weight',
  passport: 'passport_fuzzy_match_weight',
  passport_card: 'passport_card_fuzzy_match_weight',
};

const imageTests = Object.keys(imageTestWords);

/** The tests that a weight is about; the vendor tells of gender and age no result. */
const testsOf: ReadonlyMap<string, readonly string[]> = new Map([
  ...imageTests.map((test): [string, string[]] => [`${test}_weight`, [`doc_front_${test}`, `doc_back_${test}`]]),
  ['ofac_fuzzy_match_weight', ['ofac_status_e']],
  ['aamva_match_weight', ['dmv_status_e']],
]);

const crossChecks = ['document_number_crosscheck', 'name_crosscheck', 'address_crosscheck'];

/**
 * Which weights can be tried on stored sessions. Of no tolerance but the one of the whole session does the vendor tell
 * the value that it compares: neither distances of faces nor likenesses of texts nor certainties.
 */
export const vultReplay: NonNullable<NonNullable<ProviderRules['weights']>['replay']> = {
  line: 'idv_session_tolerance' satisfies WeightKey,
  shares: [...testsOf.keys(), ...Object.values(matchWeights)],
  signalsOf,
};

function signalsOf({ checks, documents, assessment, providerStatus }: ApplicantContent): SessionSignals {
  const matchWeight = matchWeights[documents[0]?.type ?? ''];
  const named = [...testsOf, ...(matchWeight ? [[matchWeight, crossChecks] as const] : [])];
  const results = named.map(
    ([key, names]) => [key, resultOf(checks.filter(({ name }) => names.includes(name)))] as const,
  );
  return {
    score: assessment.score,
    // Only then is it the vendor's last word; before that it says "not verified" of everyone.
    verdict: providerStatus?.toLowerCase() === 'complete' ? assessment.verified : null,
    tests: Object.fromEntries(results.flatMap(([key, result]) => (typeof result === 'number' ? [[key, result]] : []))),
    isUnclear: results.some(([, result]) => result === 'unclear'),
  };
}

/** One failure is a failure. Null where none of them was made: the vendor writes "unknown" where there is no value. */
function resultOf(checks: readonly Check[]): number | 'unclear' | null {
  const made = checks.filter(({ outcome, providerOutcome }) => outcome !== 'not_done' && providerOutcome !== 'unknown');
  if (made.length === 0) return null;
  if (made.some(({ outcome }) => outcome !== 'pass' && outcome !== 'fail')) return 'unclear';
  return made.some(({ outcome }) => outcome === 'fail') ? 0 : 1;
}
