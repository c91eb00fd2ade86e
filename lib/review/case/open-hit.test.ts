import { expect, it } from 'vitest';
import { exampleApplicant, exampleHit, exampleNow } from '#test/builders/applicant-content.ts';
import type { OpenHit } from './blocker.ts';
import { blockersOf } from './blockers.ts';
import { withHits } from './open-hit.ts';

const applicant = exampleApplicant();
const hits = ['a', 'b', 'c'].map((id) => ({ id, topic: 'sanction', state: 'open', hasRecord: true }) as const);
const blockers = blockersOf(applicant, { now: exampleNow, hits });
const listed: OpenHit = {
  list: 'EU sanctions',
  entity: 'Aydana OMAROVA',
  birthDate: '1968',
  reason: null,
  foundAt: '2026-11-20T09:00:00.000Z',
  position: null,
};
const silent: OpenHit = { ...listed, list: null, entity: null, birthDate: null, reason: 'potential_match' };

it('Each blocker of a hit has the hit of its id, whatever the order', () => {
  const shown = withHits(
    blockers,
    new Map([
      ['c', silent],
      ['a', listed],
      ['b', { ...silent, reason: 'match' }],
    ]),
  );
  expect(shown.map(({ hitId, hit }) => [hitId, hit?.entity, hit?.reason])).toEqual([
    ['a', 'Aydana OMAROVA', null],
    ['b', null, 'match'],
    ['c', null, 'potential_match'],
  ]);
});

it('Hits that nothing tells apart are numbered', () => {
  const shown = withHits(
    blockers,
    new Map([
      ['a', silent],
      ['b', listed],
      ['c', silent],
    ]),
  );
  expect(shown.map(({ hit }) => hit?.position)).toEqual(['1 of 2', null, '2 of 2']);
});

it('A hit that is not among those given is not named, and no other is named in its place', () => {
  const shown = withHits(blockers, new Map([['b', listed]]));
  expect(shown.map(({ hit }) => hit?.entity)).toEqual([undefined, 'Aydana OMAROVA', undefined]);
});

it('What is stored with a case still names nobody', () => {
  const named = exampleApplicant({ hits: [exampleHit({ list: 'EU sanctions', name: 'Aydana OMAROVA' })] });
  expect(JSON.stringify(blockersOf(named, { now: exampleNow }))).not.toContain('OMAROVA');
});
