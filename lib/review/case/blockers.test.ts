import { describe, expect, it } from 'vitest';
import { exampleApplicant, exampleCard, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Applicant, ApplicantLocation, Hit } from '../applicant/applicant.ts';
import { blockersOf } from './blockers.ts';
import { riskOf } from './risk.ts';

const told = (applicant: Applicant, problem?: string) => blockersOf(applicant, { now: exampleNow, problem });
const labels = (applicant: Applicant) => told(applicant).map(({ tone, label }) => `${tone} ${label}`);
const withCheck = (change: Parameters<typeof exampleCheck>[0]) => exampleApplicant({ checks: [exampleCheck(change)] });
const withCard = (change: Parameters<typeof exampleCard>[0]) =>
  exampleApplicant({ documents: [exampleCard({ mrz: null, ...change })] });
const hit = (list: string | null): Hit => ({
  id: list ?? '',
  list,
  name: 'Aydana OMAROVA',
  aliases: [],
  birthDate: '1968',
  countries: [],
  score: 84,
  reason: null,
  url: null,
  raw: null,
});
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

it('finds nothing in the way of a clean applicant', () => {
  expect(told(exampleApplicant())).toEqual([]);
});

describe('each thing in the way', () => {
  const registry = (comparesField: string, outcome: 'pass' | 'fail' | 'not_done') =>
    exampleCheck({ kind: 'registry', comparesField, outcome });
  it.each<[string, Applicant, string[]]>([
    ['a difference', exampleApplicant({}, { birthDate: '1991-04-03' }), ['fail Birth date']],
    [
      'hits, each',
      exampleApplicant({ hits: [hit('EU sanctions'), hit('PEP'), hit('Interpol'), hit(null)] }),
      ['attention Sanctions', 'attention PEP', 'attention Watch list', 'attention Sanctions'],
    ],
    ['a match with no entry', withCheck({ kind: 'aml', outcome: 'fail' }), ['attention Sanctions']],
    ['an expired document', withCard({ expiresOn: '2026-11-19' }), ['fail Expired']],
    ['one that expires today', withCard({ expiresOn: '2026-11-21' }), ['attention Expires today']],
    ['one that expires tomorrow', withCard({ expiresOn: '2026-11-22' }), ['attention Expires in 1 day']],
    ['one that expires in 30 days', withCard({ expiresOn: '2026-12-21' }), ['attention Expires in 30 days']],
    ['one that expires in 31 days, no', withCard({ expiresOn: '2026-12-22' }), []],
    ['a missing back', withCard({ images: [{ id: 'f', part: 'front', mediaType: null }] }), ['attention Back missing']],
    [
      'a missing back of a passport, no',
      withCard({ type: 'passport', images: [{ id: 'f', part: 'front', mediaType: null }] }),
      [],
    ],
    ['no image at all', withCard({ images: [] }), ['attention No image']],
    ['a zone altered', withCard({ mrz: exampleCard().mrz?.replace('9103041', '9103042') }), ['fail MRZ check digit']],
    ['a zone misread', withCard({ mrz: 'I<KAZ' }), ['attention MRZ']],
    ['someone of 17', bornOn('2008-11-22'), ['fail Under 18']],
    ['someone of 18 since yesterday, no', bornOn('2008-11-20'), []],
    ['a failed check', withCheck({ kind: 'liveness', outcome: 'fail' }), ['fail Liveness']],
    ['a face score', withCheck({ kind: 'face', outcome: 'attention', score: 0.612 }), ['attention Face match 0.61']],
    ['a pending check', withCheck({ kind: 'face', outcome: 'pending' }), ['pending Face match pending']],
    [
      'a check with an unknown word',
      withCheck({ kind: 'level', outcome: 'unknown', providerOutcome: 'S3-T' }),
      ['unknown Level “S3-T”'],
    ],
    [
      'a vendor that does not know',
      withCheck({ kind: 'registry', outcome: 'unknown', providerOutcome: 'unknown' }),
      ['unknown Registry unknown'],
    ],
    ['a check not done, no', withCheck({ kind: 'phone', outcome: 'not_done' }), []],
    [
      'registry fields, once',
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
      'an address far from the device',
      exampleApplicant({ locations: [place('ip', 'NLD'), place('device', 'KAZ')] }),
      ['attention Location'],
    ],
    ['an address far from the document', exampleApplicant({ locations: [place('ip', 'NLD')] }), ['attention Location']],
    [
      'a traveller with their device, far from home',
      exampleApplicant({ locations: [place('ip', 'NLD'), place('device', 'NLD')] }),
      ['attention Location'],
    ],
    ['someone at home, no', exampleApplicant({ locations: [place('ip', 'KAZ'), place('device', null)] }), []],
  ])('%s', (_, applicant, expected) => expect(labels(applicant)).toEqual(expected));

  it('names how many fields of a registry, and no cross-check of what differs already', () => {
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

  it('says why an answer could not be kept', () => {
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

it('puts the worst first, and an open hit first among equals', () => {
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

it('says nothing personal: blockers are stored in the clear', () => {
  const text = JSON.stringify(told(everything));
  for (const secret of ['Омарова', 'Omarova', 'OMAROVA', '1991', '2020', 'Saryarka', 'aidana', 'N09418257'])
    expect(text).not.toContain(secret);
});

it('gives titles that stay the same from day to day, so that no case reopens for a day that passed', () => {
  const titles = ['2026-11-25', '2026-12-01'].map((expiresOn) =>
    told(withCard({ expiresOn })).map(({ title }) => title),
  );
  expect(titles[0]).toEqual(titles[1]);
});

describe('riskOf', () => {
  const assessed = (riskLevel: string | null) =>
    exampleApplicant({ assessment: { ...exampleApplicant().assessment, riskLevel } });
  it.each<[string, Applicant, string]>([
    ['clean', exampleApplicant(), 'low'],
    ['a hit', exampleApplicant({ hits: [hit('PEP')] }), 'high'],
    ['a difference of identity', exampleApplicant({}, { birthDate: '1991-04-03' }), 'high'],
    ['an unknown word', withCheck({ kind: 'level', outcome: 'unknown' }), 'medium'],
    ['a check to come', withCheck({ kind: 'face', outcome: 'pending' }), 'low'],
    ['the vendor’s high', assessed('HIGH'), 'high'],
    ['the vendor’s medium', assessed('medium'), 'medium'],
    ['the vendor’s low', assessed('Low'), 'low'],
    ['a level nobody knows', assessed('amber'), 'medium'],
  ])('%s: %s', (_, applicant, risk) => expect(riskOf(told(applicant), applicant)).toBe(risk));
});
