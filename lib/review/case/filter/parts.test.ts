import { describe, expect, test } from 'vitest';
import { viewQuery } from '../../views/view.ts';
import { queueTabs } from '../queue.ts';
import { countsQuery, filterOf, queueQuery, readAddress } from '../queue-address.ts';
import { ShownFilter } from './input.ts';
import { withPart } from './parts.ts';

const member = '5b1f0a3e-90c1-4b7e-8a51-0f5f6f1c2d3e';

describe('What the address may hold', () => {
  test.each([
    ['connections', [member], ['desk', member.slice(1), `${member} `]],
    ['blockers', ['hit', 'hit:pep', 'none', 'unknown_word'], ['hits', 'hit:', "hit:'", 'constructor']],
    ['tones', ['fail', 'pending'], ['pass', 'FAIL']],
    ['documentKinds', ['passport', 'state_identity_card', 'none'], ['PASSPORT', 'state_passport', 'visa', '']],
    ['countries', ['FRA', 'DEU'], ['fra', 'FR', 'France']],
    ['assignees', ['me', 'none', member], ['nobody', `me${member.slice(2)}`, `x${member}`, `${member}x`]],
    ['risks', ['high', 'low'], ['severe', '']],
    ['tags', ['vip', 'needs translator', 'проверить'], [' vip', 'a@b.test', 'card 19455555', 'a'.repeat(31), '\u0000']],
    ['notProviders', ['ondato', 'b2_core-1'], ['Ondato', 'a'.repeat(41), "ondato'", '']],
    ['notConnections', [member], ['desk', member.toUpperCase()]],
    ['notBlockers', ['hit:sanction', 'none'], ['hits', 'not:hit']],
    ['notCountries', ['KAZ'], ['kaz', '!KAZ', 'KZ']],
    ['notAssignees', ['me', 'none', member], ['nobody']],
    ['notRisks', ['low'], ['severe']],
    ['notTags', ['vip'], ['card 19455555', '']],
    ['openedIn', ['14d'], ['8d', 'last week', 'overdue', '7D']],
    ['dueIn', ['overdue'], ['30d', '2', '']],
    ['openedFrom', ['2026-11-28'], ['2026-02-30', '2026-13-01', '1999-01-01', '28.11.2026', 'today']],
    ['dueUntil', ['2027-01-01'], ['2027-01-01T00:00Z', '']],
  ])('%s: %j, and not %j', (part, good, bad) => {
    expect(readAddress({ [part]: [...bad, ...good] }).parts).toEqual({ [part]: good });
    expect(readAddress({ [part]: bad }).parts).toBeUndefined();
  });

  test('A day has one value, and a list at most 20, each once', () => {
    const three = (n: number) => `A${String.fromCharCode(65 + n)}A`;
    const countries = Array.from({ length: 26 }, (_, n) => three(n));
    const read = readAddress({ openedFrom: ['2026-11-01', '2026-11-02'], countries: ['AAA', ...countries] });
    expect(read.parts).toEqual({ openedFrom: ['2026-11-01'], countries: countries.slice(0, 20) });
  });
});

test('A span goes before days of the same field, and lets those of another be', () => {
  const all = { openedIn: ['7d'], openedFrom: ['2026-11-01'], dueUntil: ['2026-11-30'] };
  expect(readAddress(all).parts).toEqual({ openedIn: ['7d'], dueUntil: ['2026-11-30'] });
});

describe('Fields joined by "or" in an address', () => {
  const of = { countries: 'FRA', risks: 'high', dueIn: '2h', provider: 'vult', tags: 'vip' };
  test.each<[string, Record<string, string | string[]>, string[] | undefined]>([
    ['two', { ...of, or: ['risks', 'countries'] }, ['countries', 'risks']],
    ['days and a provider', { ...of, or: ['due', 'providers'] }, ['providers', 'due']],
    ['each once', { ...of, or: ['risks', 'risks'] }, undefined],
    ['one alone', { ...of, or: 'risks' }, undefined],
    ['what does not filter', { ...of, or: ['risks', 'assignees', 'notRisks', 'opened'] }, undefined],
    ['what can not be joined', { ...of, or: ['risks', 'tags', 'text', 'dueIn', 'provider'] }, undefined],
    ['nonsense beside two', { ...of, or: ['risks', 'due', 'constructor', ''] }, ['risks', 'due']],
    [
      'excluded values',
      { notCountries: 'KAZ', notRisks: 'low', or: ['notRisks', 'notCountries'] },
      ['notCountries', 'notRisks'],
    ],
    ['an outcome, which goes with its kind', { blockers: 'hit', tones: 'fail', or: ['blockers', 'tones'] }, undefined],
    ['an outcome by itself', { tones: 'fail', dueIn: '2h', or: ['tones', 'due'] }, ['tones', 'due']],
    ['a kind that is not asked for', { tones: 'fail', dueIn: '2h', or: ['blockers', 'due'] }, undefined],
  ])('%s', (_, params, expected) => expect(readAddress(params).or).toEqual(expected));

  test('go from an address with the field that they join', () => {
    const filter = readAddress({ ...of, or: ['risks', 'due'] });
    expect(queueQuery(filter)).toContain('or=risks&or=due');
    expect(queueQuery({ ...filter, parts: withPart(filter.parts, { dueIn: [] }) })).not.toContain('or=');
    expect(viewQuery(filter)).toContain('or=risks&or=due');
    expect(countsQuery(filter)).toContain('or=risks&or=due');
  });
});

describe('The filter of a job', () => {
  const shown = { tab: 'open', providers: ['vult'], text: '', cursor: null };
  test.each<[string, object, boolean]>([
    ['as it is shown', { parts: { notRisks: ['low'], dueIn: ['2h'] }, or: ['providers', 'due'] }, true],
    ['without any part', {}, true],
    ['a part that makes no sense', { parts: { notCountries: ['kaz'] } }, false],
    ['an "or" of one field', { parts: { dueIn: ['2h'] }, or: ['due'] }, false],
    ['an "or" of a field that is not there', { parts: { dueIn: ['2h'] }, or: ['risks', 'due'] }, false],
    ['days beside a span', { parts: { dueIn: ['2h'], dueFrom: ['2026-11-01'] } }, false],
  ])('%s', (_, change, isTaken) => expect(ShownFilter.safeParse({ ...shown, ...change }).success).toBe(isTaken));
});

describe('An address', () => {
  test.each([
    `notCountries=KAZ&notProviders=vult&notAssignees=none&notBlockers=hit%3Apep&or=notAssignees&or=notBlockers`,
    'tab=decided&provider=ondato&text=ng&countries=FRA&countries=DEU&risks=high&sort=-opened&cursor=e30',
    `connections=${member}&blockers=hit%3Apep&tones=fail&assignees=me&tags=needs+translator&dueFrom=2026-11-28`,
    'opened=2026-11-01T00%3A00%3A00Z..2026-11-02T00%3A00%3A00Z&risk=high&country=FRA',
  ])('%s is read and written the same', (query) => {
    const again = queueQuery(filterOf(new URLSearchParams(query)));
    expect(new URLSearchParams(again).toString().split('&').sort()).toEqual(query.split('&').sort());
  });

  test('A number of the metrics and a filter of the same name are two things', () => {
    const filter = readAddress({ risk: 'high', risks: 'low' });
    expect([filter.figure, filter.parts]).toEqual([{ risk: 'high' }, { risks: ['low'] }]);
  });

  test('A part that is emptied is gone, and so is the last one', () => {
    const both = { risks: ['high'], tags: ['vip'] };
    expect(withPart(both, { risks: [] })).toEqual({ tags: ['vip'] });
    expect(withPart({ tags: ['vip'] }, { tags: [] })).toBeUndefined();
    expect(withPart(undefined, { tags: ['vip'] })).toEqual({ tags: ['vip'] });
  });
});

describe('The sort in the address', () => {
  test.each([
    ['needs_review', 'opened', { by: 'opened', isReversed: false }],
    ['needs_review', 'provider', { by: 'provider', isReversed: false }],
    ['decided', '-assignee', { by: 'assignee', isReversed: true }],
    ['needs_review', '-due', { by: 'due', isReversed: true }],
    ['needs_review', 'due', undefined],
    ['needs_review', 'decided', undefined],
    ['decided', 'due', undefined],
    ['decided', '-decided', { by: 'decided', isReversed: true }],
    ['archived', 'risk', { by: 'risk', isReversed: false }],
    ['decided', '-country', { by: 'country', isReversed: true }],
    ['archived', 'name', undefined],
    ['archived', '--risk', undefined],
    ['archived', '', undefined],
  ])('of %s: %j is %j', (tab, sort, expected) => {
    expect(readAddress({ tab, sort }).sort).toEqual(expected);
  });

  test('is left out where the tab has no such sort, and beside a number of the metrics', () => {
    const sort = { by: 'decided', isReversed: true } as const;
    expect(queueTabs.map((tab) => queueQuery({ tab, sort }).includes('sort'))).toEqual(
      queueTabs.map((tab) => tab === 'decided'),
    );
    expect(readAddress({ risk: 'high', sort: 'opened' }).sort).toBeUndefined();
  });
});
