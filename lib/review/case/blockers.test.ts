import { describe, expect, it } from 'vitest';
import {
  exampleApplicant,
  exampleCard,
  exampleCheck,
  exampleHit,
  exampleNow,
} from '#test/builders/applicant-content.ts';
import type { Applicant, ApplicantLocation, Hit } from '../applicant/applicant.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import { blockersOf } from './blockers.ts';
import { riskOf } from './risk.ts';

const told = (applicant: Applicant, problem?: string) => blockersOf(applicant, { now: exampleNow, problem });
const labels = (applicant: Applicant) => told(applicant).map(({ tone, label }) => `${tone} ${label}`);
const withCheck = (change: Parameters<typeof exampleCheck>[0]) => exampleApplicant({ checks: [exampleCheck(change)] });
const withCard = (change: Parameters<typeof exampleCard>[0]) =>
  exampleApplicant({ documents: [exampleCard({ mrz: null, ...change })] });
const hit = (list: string | null): Hit =>
  exampleHit({ id: list ?? '', list, name: 'Aydana OMAROVA', birthDate: '1968', score: 84 });
const place = (source: ApplicantLocation['source'], country: string | null): ApplicantLocation => ({
  source,
  country,
  capture: null,
  at: null,
  latitude: null,
  longitude: null,
  region: null,
  city: null,
  ip: null,
});
const bornOn = (birthDate: string) =>
  exampleApplicant(
    { documents: [exampleCard({ mrz: null, holder: { ...exampleCard().holder, birthDate } })] },
    { birthDate },
  );

it('An applicant without problems has no blockers', () => {
  expect(told(exampleApplicant())).toEqual([]);
});

describe('The blockers of an applicant with', () => {
  const registry = (comparesField: string, outcome: 'pass' | 'fail' | 'not_done') =>
    exampleCheck({ kind: 'registry', comparesField, outcome });
  it.each<[string, Applicant, string[]]>([
    ['a difference', exampleApplicant({}, { birthDate: '1991-04-03' }), ['fail Birth date']],
    [
      'several hits: one each',
      exampleApplicant({ hits: [hit('EU sanctions'), hit('PEP'), hit('Interpol'), hit(null)] }),
      ['attention Sanctions', 'attention PEP', 'attention Watch list', 'attention Sanctions'],
    ],
    [
      'a failed screening without a record of the hit',
      withCheck({ kind: 'aml', outcome: 'fail' }),
      ['attention Sanctions'],
    ],
    ['an expired document', withCard({ expiresOn: '2026-11-19' }), ['fail Expired']],
    ['a document that expires today', withCard({ expiresOn: '2026-11-21' }), ['attention Expires today']],
    ['a document that expires tomorrow', withCard({ expiresOn: '2026-11-22' }), ['attention Expires in 1 day']],
    ['a document that expires in 30 days', withCard({ expiresOn: '2026-12-21' }), ['attention Expires in 30 days']],
    ['a document that expires in 31 days: none', withCard({ expiresOn: '2026-12-22' }), []],
    ['a missing back', withCard({ images: [{ id: 'f', part: 'front', mediaType: null }] }), ['attention Back missing']],
    [
      'a passport without a back: none',
      withCard({ type: 'passport', images: [{ id: 'f', part: 'front', mediaType: null }] }),
      [],
    ],
    ['no image at all', withCard({ images: [] }), ['attention No image']],
    ['an altered zone', withCard({ mrz: exampleCard().mrz?.replace('9103041', '9103042') }), ['fail MRZ check digit']],
    ['a misread zone', withCard({ mrz: 'I<KAZ' }), ['attention MRZ']],
    ['an age of 17', bornOn('2008-11-22'), ['fail Under 18']],
    ['an age of 18 since yesterday: none', bornOn('2008-11-20'), []],
    ['a failed check', withCheck({ kind: 'liveness', outcome: 'fail' }), ['fail Liveness']],
    [
      'a low face score',
      withCheck({ kind: 'face', outcome: 'attention', score: 0.612 }),
      ['attention Face match 0.61'],
    ],
    ['a pending check', withCheck({ kind: 'face', outcome: 'pending' }), ['pending Face match pending']],
    [
      'a check with an unknown word',
      withCheck({ kind: 'level', outcome: 'unknown', providerOutcome: 'S3-T' }),
      ['unknown Level “S3-T”'],
    ],
    [
      'a check that the vendor calls unknown',
      withCheck({ kind: 'registry', outcome: 'unknown', providerOutcome: 'unknown' }),
      ['unknown Registry unknown'],
    ],
    ['a check that was not done: none', withCheck({ kind: 'phone', outcome: 'not_done' }), []],
    [
      'several compared fields that do not match: one',
      exampleApplicant({
        checks: [
          registry('sex', 'fail'),
          registry('birth_date', 'fail'),
          registry('city', 'pass'),
          registry('weight', 'not_done'),
        ],
      }),
      ['fail Registry'],
    ],
    ['an unknown status', exampleApplicant({ status: 'unknown', providerStatus: 'P-19' }), ['unknown Status “P-19”']],
    [
      'an IP address in another country than the device',
      exampleApplicant({ locations: [place('ip', 'NLD'), place('device', 'KAZ')] }),
      ['attention Location'],
    ],
    [
      'an IP address in another country than the document',
      exampleApplicant({ locations: [place('ip', 'NLD')] }),
      ['attention Location'],
    ],
    [
      'IP address and device both abroad',
      exampleApplicant({ locations: [place('ip', 'NLD'), place('device', 'NLD')] }),
      ['attention Location'],
    ],
    ['an IP address at home: none', exampleApplicant({ locations: [place('ip', 'KAZ'), place('device', null)] }), []],
  ])('%s', (_, applicant, expected) => expect(labels(applicant)).toEqual(expected));

  it('Compared fields that do not match are counted; a cross-check of a fact that differs adds no blocker', () => {
    const checks = [
      registry('sex', 'fail'),
      registry('birth_date', 'fail'),
      registry('city', 'pass'),
      registry('weight', 'not_done'),
    ];
    expect(told(exampleApplicant({ checks }))[0]?.title).toBe('Registry: 2 of 3 fields do not match');
    const name = exampleCheck({ kind: 'cross_check', comparesField: 'name', outcome: 'fail' });
    expect(labels(exampleApplicant({ checks: [name] }))).toEqual(['fail Cross-check']);
    expect(labels(exampleApplicant({ checks: [name] }, { fullName: 'Aliya Omarova' }))).toEqual(['fail Name']);
  });

  it('An answer that could not be saved is a blocker', () => {
    expect(told(exampleApplicant(), 'too_large')).toMatchObject([{ kind: 'problem', tone: 'fail', label: 'Not read' }]);
  });
});

const everything = exampleApplicant(
  {
    hits: [hit('PEP')],
    status: 'unknown',
    providerStatus: 'Омарова lives at 48 Saryarka St, Astana',
    checks: [
      exampleCheck({ kind: 'face', outcome: 'pending' }),
      exampleCheck({ kind: 'email', outcome: 'unknown', providerOutcome: 'aidana@mail.example' }),
    ],
    documents: [exampleCard({ expiresOn: '2020-01-01' })],
  },
  { birthDate: '1991-04-03', fullName: 'Aliya Omarova' },
);

it('The worst blocker comes first, and of one tone an open hit', () => {
  expect(told(everything).map(({ tone }) => tone)).toEqual([
    'fail',
    'fail',
    'fail',
    'fail',
    'attention',
    'unknown',
    'unknown',
    'pending',
  ]);
  const [first] = told(exampleApplicant({ hits: [hit('PEP')], locations: [place('ip', 'NLD')] }));
  expect(first?.kind).toBe('hit');
});

it('Blockers hold no personal data, because they are stored unsealed', () => {
  const text = JSON.stringify(told(everything));
  for (const secret of ['Омарова', 'Omarova', 'OMAROVA', '1991', '2020', 'Saryarka', 'aidana', 'N09418257'])
    expect(text).not.toContain(secret);
});

it('Titles stay the same on another day, so that no case opens again because a day has passed', () => {
  const titles = ['2026-11-25', '2026-12-01'].map((expiresOn) =>
    told(withCard({ expiresOn })).map(({ title }) => title),
  );
  expect(titles[0]).toEqual(titles[1]);
});

describe('The risk of', () => {
  const assessed = (riskLevel: string | null) =>
    exampleApplicant({ assessment: { ...exampleApplicant().assessment, riskLevel } });
  it.each<[string, Applicant, string]>([
    ['an applicant without blockers', exampleApplicant(), 'low'],
    ['a hit', exampleApplicant({ hits: [hit('PEP')] }), 'high'],
    ['a difference of identity', exampleApplicant({}, { birthDate: '1991-04-03' }), 'high'],
    ['an unknown word', withCheck({ kind: 'level', outcome: 'unknown' }), 'medium'],
    ['a pending check', withCheck({ kind: 'face', outcome: 'pending' }), 'low'],
    ['the vendor’s high', assessed('HIGH'), 'high'],
    ['the vendor’s medium', assessed('medium'), 'medium'],
    ['the vendor’s low', assessed('Low'), 'low'],
    ['a level that is not known', assessed('amber'), 'medium'],
  ])('%s: %s', (_, applicant, risk) => expect(riskOf(told(applicant), applicant, defaultPolicies.risk)).toBe(risk));
});
