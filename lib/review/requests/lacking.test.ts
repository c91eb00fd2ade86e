import { expect, test } from 'vitest';
import { exampleApplicant, exampleCard, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant } from '../applicant/applicant.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import { lackingIn, suggestionsOf } from './lacking.ts';

const { requested } = defaultPolicies.reasons;
const suggested = (applicant: Applicant) =>
  suggestionsOf(requested, lackingIn(applicant, exampleNow)).map(({ code, why }) => `${code}: ${why.join('; ')}`);
const withCard = (change: Parameters<typeof exampleCard>[0]) =>
  exampleApplicant({ documents: [exampleCard({ mrz: null, ...change })] });
const withCheck = (change: Parameters<typeof exampleCheck>[0]) => exampleApplicant({ checks: [exampleCheck(change)] });
const [front, back] = exampleCard().images;
const only = (image: typeof front) => withCard({ images: image ? [image] : [] });

test('Where nothing is lacking and nothing failed, nothing is suggested', () => {
  expect(suggested(exampleApplicant())).toEqual([]);
});

test.each<[string, Applicant, string[]]>([
  ['the back is missing', only(front), ['RQ-02: Back of the identity card missing']],
  ['the front is missing', only(back), ['RQ-01: Front of the identity card missing']],
  ['there is no image', withCard({ images: [] }), ['RQ-01: No image of the identity card']],
  ['the document has expired', withCard({ expiresOn: '2026-11-01' }), ['RQ-04: Identity card expired']],
  ['it expires soon: none', withCard({ expiresOn: '2026-12-01' }), []],
  ['the zone can’t be read', withCard({ mrz: 'x' }), ['RQ-03: Machine readable zone can’t be read']],
  ['the birth dates differ', exampleApplicant({}, { birthDate: '1991-04-03' }), ['RQ-10: Birth date differs']],
  ['the face does not match', withCheck({ kind: 'face', outcome: 'fail' }), ['RQ-06: Face match, check: failed']],
  ['the recording failed', withCheck({ kind: 'liveness', outcome: 'fail' }), ['RQ-07: Liveness, check: failed']],
  ['a check of the document failed', withCheck({ outcome: 'fail' }), ['RQ-05: Document, check: failed']],
  ['a check was not done, or is pending: none', withCheck({ kind: 'face', outcome: 'pending' }), []],
  ['a person is on a list: none', withCheck({ kind: 'aml', outcome: 'fail' }), []],
])('Suggested where %s', (_what, applicant, expected) => {
  expect(suggested(applicant)).toEqual(expected);
});

test('Two failed checks of one kind suggest one thing; two that differ keep both reasons', () => {
  const checks = [exampleCheck({ outcome: 'fail' }), exampleCheck({ kind: 'image_forensics', outcome: 'fail' })];
  expect(suggested(exampleApplicant({ checks }))).toEqual([expect.stringMatching(/^RQ-05: .+; .+/)]);
});

test('No reason holds a value of the person', () => {
  const all = lackingIn(exampleApplicant({}, { birthDate: '1991-04-03', fullName: 'Quite Another' }), exampleNow);
  expect(all.length).toBeGreaterThan(1);
  expect(JSON.stringify(all)).not.toMatch(/1991|Another|Омарова/);
});
