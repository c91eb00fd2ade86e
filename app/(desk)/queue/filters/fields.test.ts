import { describe, expect, test } from 'vitest';
import type { JoinedField } from '#lib/review/case/filter/joined.ts';
import type { FilterParts } from '#lib/review/case/filter/parts.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { partChips } from './chips.ts';
import { fieldsOf, movedTo } from './fields.ts';
import { chipText, joinBetween, runsOf, type Unit } from './joins.ts';

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
    [
      'a first and a last day',
      { dueFrom: ['2026-11-01'], dueUntil: ['2026-11-30'] },
      'Due from 2026-11-01 until 2026-11-30',
    ],
    ['a country that none has now', { countries: ['ISL'] }, 'Country is ISL'],
    ['a country that is excluded', { notCountries: ['FRA'] }, 'Country is not France'],
    ['two blockers that are excluded', { notBlockers: ['hit:pep', 'age'] }, 'Blocker is none of PEP, Under 18'],
    ['members who are excluded', { notAssignees: ['none', ann] }, 'Assignee is none of No one, Ann Zorn'],
    ['a tag that is excluded', { notTags: ['vip'] }, 'Tag is not vip'],
    ['a provider that is excluded', { notProviders: ['vult'] }, 'Provider is not vult'],
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

  test('What a field has and what it has not are two chips', () => {
    const chips = partChips(filter({ blockers: ['hit'], notBlockers: ['hit:pep'] }), known);
    expect(chips.map(chipText)).toEqual(['Blocker is Any hit', 'Blocker is not PEP']);
    expect(chips.map(({ change }) => change.parts)).toEqual([{ notBlockers: ['hit:pep'] }, { blockers: ['hit'] }]);
    expect(new Set(chips.map(({ key }) => key)).size).toBe(2);
  });

  test('Turned round, its values go over to the other chip, and it stays joined and the same on the screen', () => {
    const before = { ...filter({ countries: ['FRA'], risks: ['high'] }), or: ['countries', 'risks'] as JoinedField[] };
    const { values, change } = movedTo(before, 'countries', 'notCountries');
    expect([values, change]).toEqual([
      ['FRA'],
      { providers: [], parts: { notCountries: ['FRA'], risks: ['high'] }, or: ['notCountries', 'risks'] },
    ]);
    const key = (of: QueueFilter) => partChips(of, known)[0]?.key;
    expect(key({ ...before, ...change })).toBe(key(before));
    expect(movedTo(filter({ notProviders: ['vult'] }, ['ondato']), 'providers', 'notProviders').change).toEqual({
      providers: [],
      parts: { notProviders: ['vult', 'ondato'] },
      or: undefined,
    });
  });
});

describe('Chips that "or" joins', () => {
  const parts: FilterParts = {
    blockers: ['hit:pep'],
    tones: ['fail'],
    countries: ['FRA'],
    risks: ['high'],
    tags: ['vip'],
    dueIn: ['overdue'],
  };
  const joined = (...or: JoinedField[]): QueueFilter => ({ ...filter(parts), or });
  const runs = (of: QueueFilter) => runsOf(of, partChips(of, known));
  const names = ({ chips }: Unit) => chips.map(({ field }) => field).join(' with ');
  /** As on the screen; the word between two runs is in front of the second. */
  const told = (of: QueueFilter) => {
    const units = runs(of).flatMap((run) => run.units.map((unit) => ({ unit, run })));
    return units
      .map(({ unit, run }, at) => {
        const before = units[at - 1];
        const word = before ? (joinBetween(of, before.unit, unit)?.word ?? '·') : '';
        const opens = run.isJoined && run.units[0] === unit ? '(' : '';
        const closes = run.isJoined && run.units.at(-1) === unit ? ')' : '';
        return `${word} ${opens}${names(unit)}${closes}`;
      })
      .join(' ')
      .trim();
  };

  test.each<[string, JoinedField[], string]>([
    ['none', [], 'Blocker with Outcome and Country and Risk and Due · Tag'],
    ['one alone', ['due'], 'Blocker with Outcome and Country and Risk and Due · Tag'],
    ['two neighbours', ['countries', 'risks'], 'Blocker with Outcome and (Country or Risk) and Due · Tag'],
    ['two that were apart', ['blockers', 'due'], '(Blocker with Outcome or Due) and Country · Risk · Tag'],
    [
      'all that can be',
      ['blockers', 'countries', 'risks', 'due'],
      '(Blocker with Outcome or Country or Risk or Due) · Tag',
    ],
    ['what is not there', ['risks', 'assignees'], 'Blocker with Outcome and Country and Risk and Due · Tag'],
  ])('%s', (_, or, expected) => expect(told(joined(...or))).toBe(expected));

  /** The filter once the word between these two is changed. */
  const changed = (of: QueueFilter, left: string, right: string): QueueFilter => {
    const units = runs(of).flatMap((run) => run.units);
    const unit = (name: string) => units.find((one) => names(one).startsWith(name));
    const [a, b] = [unit(left), unit(right)];
    const join = a && b ? joinBetween(of, a, b) : null;
    return { ...of, ...join?.change };
  };

  test('A word is changed and changed back; of three, the second of the two leaves', () => {
    const two = changed(joined(), 'Blocker', 'Country');
    expect(two.or).toEqual(['blockers', 'countries']);
    const three = changed(two, 'Country', 'Risk');
    expect(told(three)).toBe('(Blocker with Outcome or Country or Risk) and Due · Tag');
    const without = changed(three, 'Blocker', 'Country');
    expect(told(without)).toBe('(Blocker with Outcome or Risk) and Country · Due · Tag');
    expect(told(changed(without, 'Blocker', 'Risk'))).toBe(told(joined()));
  });

  test('An outcome without a kind, or beside kinds that are excluded, is joined by itself', () => {
    const alone = filter({ notBlockers: ['hit'], tones: ['fail'], dueIn: ['overdue'] });
    expect(told(alone)).toBe('Blocker and Outcome and Due');
    expect(told({ ...alone, or: ['tones', 'due'] })).toBe('Blocker and (Outcome or Due)');
  });
});
