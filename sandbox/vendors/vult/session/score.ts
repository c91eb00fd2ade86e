import type { Person } from '#sandbox/people/person.ts';
import { type Random, randomFrom } from '#sandbox/random.ts';
import { type Tested, testsOf } from '../collected/tests.ts';
import type { Weights } from '../settings/weights.ts';

/** What the score rests on, beside the person. */
export type Scored = Tested & { document_type_e: string; ofac_status_e: string };

const FUZZY_MATCH: Record<string, string> = {
  driver_license: 'driver_license_fuzzy_match_weight',
  identification_card: 'state_id_fuzzy_match_weight',
  passport: 'passport_fuzzy_match_weight',
  passport_card: 'passport_card_fuzzy_match_weight',
};

const IMAGE_TESTS = ['suspicious_words', 'image_manipulation', 'online_duplication', 'is_identity_document'];

/**
 * From 0 to 1, three decimals: the mean of the results of all tests that were made, each counted by its weight. The
 * vendor documents no formula; this one is invented. A result is a number that the vendor does not tell: of image tests
 * and of the registry it tells a word, of gender and age nothing.
 */
export function scoreOf(person: Person, session: Scored, weights: Weights, seed: number): number {
  const results = resultsOf(person, session, randomFrom(String(seed)));
  const weightOf = (name: string) => weights[name] ?? 0;
  const total = results.reduce((sum, [name]) => sum + weightOf(name), 0);
  const reached = results.reduce((sum, [name, result]) => sum + weightOf(name) * result, 0);
  return total > 0 ? Math.round((reached / total) * 1000) / 1000 : 0;
}

/** The results of the tests that were made, from 0 to 1, by the name of their weight. */
function resultsOf(person: Person, session: Scored, random: Random): [string, number][] {
  const tests = testsOf(person, session);
  const between = (least: number, most: number) => least + random.next() * (most - least);
  const result = (fine: boolean) => (fine ? between(0.92, 1) : between(0, 0.15));
  const images = IMAGE_TESTS.map((test): [string, number] => {
    const sides = [tests[`doc_front_${test}`], tests[`doc_back_${test}`]];
    return [`${test}_weight`, result(sides.every(isFine))];
  });
  const agrees = !['document_number', 'name', 'address'].some((what) => tests[`${what}_crosscheck`] === false);
  const match: [string, number][] = [
    [FUZZY_MATCH[session.document_type_e] ?? '', agrees ? between(0.92, 1) : between(0.3, 0.45)],
    ['ofac_fuzzy_match_weight', session.ofac_status_e === 'inconclusive' ? 0.5 : result(!isHit(session))],
    ['gender_weight', between(0.85, 1)],
    ['age_weight', person.story === 'under_age' ? between(0.1, 0.3) : between(0.8, 1)],
  ];
  const isChecked = session.dmv_status_e === 'match' || session.dmv_status_e === 'no_match';
  return [...images, ...match, ...(isChecked ? [registryResult(session.dmv_status_e === 'match')] : [])];

  function registryResult(isMatch: boolean): [string, number] {
    return ['aamva_match_weight', result(isMatch)];
  }
}

function isHit({ ofac_status_e }: Scored): boolean {
  return ofac_status_e === 'match';
}

/** A test that was not made is not held against anyone. */
function isFine(result: string | boolean | null | undefined): boolean {
  if (result === null || result === undefined) return true;
  return result === 'pass' || Number(result) < 0.5;
}
