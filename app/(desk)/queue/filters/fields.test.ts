import { describe, expect, test } from 'vitest';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { fieldsOf, partChips } from './fields.ts';

const filter = (parts?: FilterParts, providers: string[] = []): QueueFilter => ({
  tab: 'needs_review',
  providers,
  text: '',
  cursor: null,
  parts,
});

const ann = '5b1f0a3e-90c1-4b7e-8a51-0f5f6f1c2d3e';
const known = fieldsOf([], { members: [[ann, 'Ann Zorn']], countries: [['FRA', 'France']], tags: ['vip'] });

describe('A part of the filter as a chip', () => {
  test.each<[string, FilterParts, string]>([
    ['a country', { countries: ['FRA'] }, 'Country is France'],
    ['two blockers', { blockers: ['hit:pep', 'age'] }, 'Blocker is any of PEP, Under 18'],
    ['a type of document', { documentKinds: ['driver_licence'] }, 'Document type is Driver licence'],
    ['no document', { documentKinds: ['none', 'other'] }, 'Document type is any of None, Another one'],
    ['an outcome', { tones: ['fail'] }, 'Outcome is Failed'],
    ['me, no one and a member', { assignees: ['me', 'none', ann] }, 'Assignee is any of Me, No one, Ann Zorn'],
    ['a risk', { risks: ['high'] }, 'Risk is High'],
    ['a tag', { tags: ['vip'] }, 'Tag is vip'],
    ['a first day', { openedFrom: ['2026-11-01'] }, 'Opened from 2026-11-01'],
    ['a span that stays relative', { openedIn: ['7d'] }, 'Opened is last 7 days'],
    ['what is overdue', { dueIn: ['overdue'] }, 'Due is overdue'],
    ['a last day', { dueUntil: ['2026-11-30'] }, 'Due until 2026-11-30'],
    ['a country that none has now', { countries: ['ISL'] }, 'Country is ISL'],
  ])('%s', (_, parts, words) => {
    const chips = partChips(filter(parts), known);
    expect(chips.map(({ field, operator, value }) => `${field} ${operator} ${value}`)).toEqual([words]);
    expect(chips[0]?.change).toEqual({ parts: undefined });
  });

  test('Before the choices are read, a member is no number', () => {
    expect(partChips(filter({ assignees: [ann] }), fieldsOf([], undefined))).toMatchObject([{ value: 'a member' }]);
  });

  test('One is taken away, the others stay', () => {
    const [, country, from] = partChips(filter({ countries: ['FRA'], dueFrom: ['2026-11-30'] }, ['vult']), known);
    expect([country?.change, from?.change]).toEqual([
      { parts: { dueFrom: ['2026-11-30'] } },
      { parts: { countries: ['FRA'] } },
    ]);
  });
});
