import { expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant, IdentityDocument } from '../applicant/applicant.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import type { ChecklistId } from '../policies/policies.ts';
import { checklistOf } from './checklist.ts';
import type { EvidenceItem } from './evidence.ts';

type Evidence = Pick<EvidenceItem, 'part' | 'state'>[];

const shown: Evidence = (['front', 'back', 'selfie'] as const).map((part) => ({ part, state: 'shown' }));
const answer = (id: ChecklistId, applicant: Applicant, evidence: Evidence = shown) => {
  const [item] = checklistOf([{ id, label: id }], applicant, { now: exampleNow, evidence });
  return [item?.outcome, item?.remark ?? null];
};
const withCard = (change: Partial<IdentityDocument>) =>
  exampleApplicant({ documents: [exampleCard({ mrz: null, ...change })] });
const { holder } = exampleCard();
const bare = exampleApplicant({ documents: [] });
const silent = { fullName: null, givenName: null, familyName: null, birthDate: null, gender: null };
const faceOnly = exampleCard({
  type: 'PASSIVE_LIVENESS',
  number: null,
  issuingCountry: null,
  issuedOn: null,
  expiresOn: null,
  holder: { ...exampleCard().holder, ...silent },
  mrz: null,
  images: [{ id: 'l', part: 'liveness', mediaType: null }],
});
const front: IdentityDocument['images'] = [{ id: 'f', part: 'front', mediaType: null }];

it('Every item of the first policy is answered', () => {
  const items = checklistOf(defaultPolicies.checklist.items, exampleApplicant(), { now: exampleNow, evidence: shown });
  expect(items.map(({ label, outcome, remark }) => [label, outcome, remark])).toEqual([
    ['Document in date', 'pass', 'until 2031'],
    ['Of age on the document', 'pass', null],
    ['Both sides present', 'pass', null],
    ['Selfie present', 'pass', null],
  ]);
});

it.each<[ChecklistId, string, Applicant, Evidence, [string, string | null]]>([
  ['document_in_date', 'expired', withCard({ expiresOn: '2026-11-20' }), shown, ['fail', 'expired']],
  ['document_in_date', 'its last day', withCard({ expiresOn: '2026-11-21' }), shown, ['pass', 'until 2026']],
  ['document_in_date', 'no date', withCard({ expiresOn: null }), shown, ['unknown', 'no date']],
  ['document_in_date', 'no document', bare, shown, ['not_done', 'no document']],
  ['adult', 'a minor', withCard({ holder: { ...holder, birthDate: '2010-01-01' } }), shown, ['fail', 'under 18']],
  [
    'adult',
    'only the form has a birth date',
    withCard({ holder: { ...holder, birthDate: null } }),
    shown,
    ['unknown', 'no birth date read'],
  ],
  ['both_sides', 'no back', withCard({ images: front }), shown, ['fail', 'back missing']],
  ['both_sides', 'a passport', withCard({ type: 'passport', images: front }), shown, ['pass', 'has one side']],
  [
    'both_sides',
    'a passport without an image',
    withCard({ type: 'passport', images: [] }),
    [],
    ['not_done', 'No image: both sides can’t be checked'],
  ],
  [
    'both_sides',
    'a passport whose image the provider lost',
    withCard({ type: 'passport', images: front }),
    [{ part: 'front', state: 'missing' }],
    ['fail', 'missing'],
  ],
  [
    'both_sides',
    'a passport whose image is not safe',
    withCard({ type: 'passport', images: front }),
    [{ part: 'front', state: 'not_safe' }],
    ['attention', 'can’t be shown safely'],
  ],
  [
    'both_sides',
    'two cards, one of them without an image',
    exampleApplicant({ documents: [exampleCard(), exampleCard({ id: 'other', images: [] })] }),
    shown,
    ['fail', 'front missing'],
  ],
  [
    'both_sides',
    'a card in order beside a passport without an image',
    exampleApplicant({ documents: [exampleCard(), exampleCard({ id: 'other', type: 'passport', images: [] })] }),
    shown,
    ['fail', 'no image'],
  ],
  [
    'both_sides',
    'two fronts, one of them not safe',
    exampleApplicant(),
    [...shown, { part: 'front', state: 'not_safe' }],
    ['attention', 'can’t be shown safely'],
  ],
  [
    'both_sides',
    'a face without a document',
    exampleApplicant({ documents: [faceOnly] }),
    shown,
    ['not_done', 'no document'],
  ],
  [
    'both_sides',
    'a back that the vendor no longer has',
    exampleApplicant(),
    [
      { part: 'front', state: 'shown' },
      { part: 'back', state: 'missing' },
    ],
    ['fail', 'missing'],
  ],
  [
    'both_sides',
    'a back that can’t be shown safely',
    exampleApplicant(),
    [
      { part: 'front', state: 'shown' },
      { part: 'back', state: 'not_safe' },
    ],
    ['attention', 'can’t be shown safely'],
  ],
  ['selfie_present', 'no image at all', exampleApplicant(), [], ['not_done', 'No image: a selfie can’t be checked']],
  ['selfie_present', 'none', exampleApplicant(), [{ part: 'front', state: 'shown' }], ['fail', 'missing']],
  [
    'selfie_present',
    'one not fetched yet',
    exampleApplicant(),
    [{ part: 'selfie', state: 'not_fetched' }],
    ['pass', null],
  ],
])('%s: %s', (id, _, applicant, evidence, expected) => expect(answer(id, applicant, evidence)).toEqual(expected));
