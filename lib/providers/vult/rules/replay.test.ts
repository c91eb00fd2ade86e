import { expect, test } from 'vitest';
import { fewestSessions, fitForms } from '#lib/review/rules/simulation/score-model.ts';
import { partSessions } from '#lib/review/rules/simulation/session.ts';
import { documentOf } from '#sandbox/vendors/vult/collected/document.ts';
import { testsOf } from '#sandbox/vendors/vult/collected/tests.ts';
import { createStore } from '#sandbox/vendors/vult/session/store.ts';
import { initialWeights } from '#sandbox/vendors/vult/settings/weights.ts';
import { vultApplicant } from '../applicant.ts';
import { weightKeys } from '../operations/rule-keys.ts';
import type { IdvDocument, IdvSession, SessionTest } from '../shapes.ts';
import { vultReplay } from './replay.ts';

const captures = {
  unknown: null,
  front_doc_image_capture: null,
  back_doc_image_capture: null,
  selfie_image_capture: null,
};

/** The sandbox's sessions as the adapter reads them. */
const applicants = createStore('docket', 600, '2026-11-27')
  .all()
  .flatMap(({ session, person }) => {
    if (person === null) return [];
    const document = session.document_front_given ? (documentOf(person, session) as IdvDocument) : null;
    const tests = testsOf(person, session) as SessionTest;
    const answers = { session: session as IdvSession, document, documents: null, tests, locations: captures };
    return [{ session, person, applicant: vultApplicant(answers) }];
  });

test('Each weight that is replayed is one of the 27, once; ten count a test, and one is the score needed', () => {
  const keys = [...vultReplay.shares, vultReplay.line];
  expect(new Set(keys).size).toBe(11);
  for (const key of keys) expect(weightKeys).toContain(key);
});

test('A failed test misses all, a passed one nothing, and one that was not made is not there', () => {
  const signals = (story: string) => {
    const found = applicants.find(({ person, session, applicant }) => {
      return person.story === story && session.score !== null && !vultReplay.signalsOf(applicant).isUnclear;
    });
    if (!found) throw new Error(`there is a session of ${story}`);
    return vultReplay.signalsOf(found.applicant).tests;
  };
  expect(signals('image_manipulated').image_manipulation_weight).toBe(0);
  expect(signals('sanctions_hit').ofac_fuzzy_match_weight).toBe(0);
  expect(signals('registry_mismatch').aamva_match_weight).toBe(0);
  expect(signals('clean')).toMatchObject({ image_manipulation_weight: 1, ofac_fuzzy_match_weight: 1 });
  expect(signals('clean')).not.toHaveProperty('gender_weight');
});

test('A result that the vendor does not explain is not guessed', () => {
  const unclear = applicants.filter(({ applicant }) => vultReplay.signalsOf(applicant).isUnclear);
  expect(unclear.length).toBeGreaterThan(0);
  for (const { applicant } of unclear)
    expect(applicant.checks.some(({ outcome }) => outcome === 'unknown' || outcome === 'attention')).toBe(true);
});

test('On the sandbox’s sessions the formula finds that the failed tests explain the score', () => {
  const replayable = vultReplay;
  const sessions = applicants.map(({ session, applicant }) => ({
    ...vultReplay.signalsOf(applicant),
    id: session.session_id,
    judgedBy: session.idv_weights_id,
    leftOut: null,
    document: null,
    country: null,
    month: null,
  }));
  const versions = Object.fromEntries(
    [...new Set(sessions.map(({ judgedBy }) => judgedBy))].map((id) => [id, initialWeights(id)]),
  );
  const { used } = partSessions({ sessions, versions, replayable });
  expect(used.length).toBeGreaterThan(fewestSessions);
  const [best] = fitForms(used, replayable.shares.length);
  expect(best?.form).toBe('share');
  expect(best?.error).toBeLessThan(0.05);
  const loss = (key: string) => best?.factors[replayable.shares.indexOf(key)];
  // A failed test misses 0.89 more than a passed one; two weights whose tests the vendor never tells count in its sum.
  for (const key of ['image_manipulation_weight', 'ofac_fuzzy_match_weight']) {
    expect(loss(key)).toBeGreaterThan(0.75);
    expect(loss(key)).toBeLessThan(0.95);
  }
});
