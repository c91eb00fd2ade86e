import { describe, expect, test } from 'vitest';
import { queueTabs } from '../queue.ts';
import { filterOf, queueQuery, readAddress } from '../queue-address.ts';
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

describe('An address', () => {
  test.each([
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
