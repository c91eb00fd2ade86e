import { describe, expect, it } from 'vitest';
import { auditKinds } from '../sentence.ts';
import { actOf, acts, kindLabel, kindsOfAct } from './acts.ts';
import { ledgerQuery, readLedgerAddress } from './address.ts';
import { isNarrowed, kindsIn, timeIn, wholeLedgerFilter } from './filter.ts';

describe('The address of the ledger', () => {
  it.each([
    '',
    'person=worker&person=web',
    'act=views&kind=raw.opened&applicant=DK-12&subject=abc&from=2026-11-01&until=2026-11-27T14%3A30&before=900',
  ])('%s: is read and written again as it is', (query) => {
    expect(ledgerQuery(readLedgerAddress(new URLSearchParams(query)))).toBe(query);
  });

  it('takes at most ten choices of one part, each once, and cuts long texts', () => {
    const params = new URLSearchParams([
      ...Array.from({ length: 20 }, (_, at): [string, string] => ['person', `p${at >> 1}`]),
      ['applicant', 'x'.repeat(500)],
    ]);
    const filter = readLedgerAddress(params);
    expect(filter.people).toHaveLength(10);
    expect(filter.applicant).toHaveLength(100);
  });

  it('a page alone narrows nothing; any other part does', () => {
    expect(isNarrowed({ ...wholeLedgerFilter, before: '90' })).toBe(false);
    expect(isNarrowed({ ...wholeLedgerFilter, acts: ['views'] })).toBe(true);
    expect(isNarrowed({ ...wholeLedgerFilter, until: '2026-11-27' })).toBe(true);
  });
});

describe('The time of a filter', () => {
  it.each<[string | null, string | null, string | null, string | null]>([
    [null, null, null, null],
    ['2026-11-27', null, '2026-11-27T00:00:00.000Z', null],
    [null, '2026-11-27', null, '2026-11-28T00:00:00.000Z'],
    ['2026-11-27T09:05', '2026-11-27T09:05', '2026-11-27T09:05:00.000Z', '2026-11-27T09:06:00.000Z'],
    [null, '2024-02-29', null, '2024-03-01T00:00:00.000Z'],
  ])('from %s until %s: begins at %s and ends before %s', (from, until, start, end) => {
    const time = timeIn({ from, until });
    expect([time?.from?.toISOString() ?? null, time?.until?.toISOString() ?? null]).toEqual([start, end]);
  });

  it.each([
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-11-27T25:00',
    '1999-01-01',
    '2026-11-27T09:05:00Z',
    '27.11.',
  ])('%s: is no time, and not the same as none', (text) => {
    expect(timeIn({ from: text, until: null })).toBeNull();
    expect(timeIn({ from: null, until: text })).toBeNull();
  });
});

describe('Acts and kinds', () => {
  it('every kind that Docket writes belongs to one act that is not Other, and every act has kinds', () => {
    expect(auditKinds.filter((kind) => actOf(kind) === 'other')).toEqual([]);
    expect(acts.flatMap(kindsOfAct).toSorted()).toEqual([...auditKinds].toSorted());
    expect(acts.filter((act) => act !== 'other' && kindsOfAct(act).length === 0)).toEqual([]);
  });

  it.each([
    ['applicant.opened', 'views'],
    ['applicant.changed', 'copies'],
    ['applicant.erased', 'lifecycle'],
    ['denied', 'ledger'],
    ['decision.of-a-later-release', 'decisions'],
    ['unheard-of.thing', 'other'],
  ])('%s: is one of %s', (kind, act) => {
    expect(actOf(kind)).toBe(act);
  });

  it('of acts and kinds together those that both name are left; a word that is no act leaves none', () => {
    expect(kindsIn({ acts: [], kinds: [] })).toBeNull();
    expect(kindsIn({ acts: [], kinds: ['a.b', 'a.b'] })).toEqual(['a.b']);
    expect(kindsIn({ acts: ['hits', 'views'], kinds: ['raw.opened', 'case.moved'] })).toEqual(['raw.opened']);
    expect(kindsIn({ acts: ['nothing'], kinds: [] })).toEqual([]);
  });

  it('a kind in words', () => {
    expect(kindLabel('member.skills-changed')).toBe('Member skills changed');
  });
});
