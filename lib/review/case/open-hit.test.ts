import { expect, it } from 'vitest';
import { exampleApplicant, exampleCheck, exampleNow } from '#test/builders/applicant-content.ts';
import type { Hit } from '../applicant/applicant.ts';
import { blockersOf } from './blockers.ts';
import { countedHits, withHits } from './open-hit.ts';

const unsaid = { name: null, aliases: [], birthDate: null, countries: [], score: null, url: null, raw: null };
const listed: Hit = {
  ...unsaid,
  id: '1',
  list: 'EU sanctions',
  name: 'Aydana OMAROVA',
  birthDate: '1968',
  reason: null,
};
const silent: Hit = { ...unsaid, id: '2', list: null, reason: 'potential_match' };
const screened = exampleCheck({ kind: 'aml', name: 'ofac', outcome: 'fail', at: '2026-11-20T09:00:00.000Z' });

const shown = (hits: Hit[], checks = [screened]) => {
  const applicant = exampleApplicant({ hits, checks });
  return withHits(blockersOf(applicant, { now: exampleNow }), applicant).flatMap(({ hit }) => hit ?? []);
};

it('Two open hits are told apart by list, entry and date, and what the vendor did not say is null', () => {
  expect(shown([listed, silent])).toEqual([
    {
      list: 'EU sanctions',
      entity: 'Aydana OMAROVA',
      birthDate: '1968',
      reason: null,
      foundAt: '2026-11-20T09:00:00.000Z',
      position: null,
    },
    {
      list: null,
      entity: null,
      birthDate: null,
      reason: 'potential_match',
      foundAt: '2026-11-20T09:00:00.000Z',
      position: null,
    },
  ]);
});

it('Hits that nothing tells apart are numbered', () => {
  expect(shown([silent, listed, { ...silent, id: '3' }]).map(({ position }) => position)).toEqual([
    '1 of 2',
    null,
    '2 of 2',
  ]);
});

it('With screenings at several moments the date of a hit is not known', () => {
  const later = { ...screened, name: 'un', at: '2026-11-21T09:00:00.000Z' };
  expect(shown([listed], [screened, later])[0]?.foundAt).toBe(null);
  expect(shown([listed], [screened, { ...later, at: null }])[0]?.foundAt).toBe(screened.at);
  expect(shown([listed], [screened, { ...later, outcome: 'pass' }])[0]?.foundAt).toBe(screened.at);
});

it('When the hits are no longer those of the case, none is named', () => {
  const before = blockersOf(exampleApplicant({ hits: [listed, silent] }), { now: exampleNow });
  expect(withHits(before, exampleApplicant({ hits: [listed] }))).toEqual(before);
  expect(withHits(before, exampleApplicant({ hits: [{ ...listed, list: 'PEP' }, silent] }))).toEqual(before);
});

it('What is stored with a case still names nobody', () => {
  expect(JSON.stringify(blockersOf(exampleApplicant({ hits: [listed] }), { now: exampleNow }))).not.toContain(
    'OMAROVA',
  );
});

it('For a role that sees no names, hits of one list are counted and no two lines are the same', () => {
  const pep: Hit = { ...listed, id: '3', list: 'PEP' };
  const blockers = blockersOf(exampleApplicant({ hits: [listed, silent, pep] }), { now: exampleNow });
  const titles = countedHits(blockers).flatMap(({ kind, title }) => (kind === 'hit' ? title : []));
  expect(titles).toEqual(['Sanctions hit open, 1 of 2', 'Sanctions hit open, 2 of 2', 'PEP hit open']);
});
