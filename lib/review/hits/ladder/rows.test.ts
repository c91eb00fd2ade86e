import { describe, expect, it } from 'vitest';
import { hideMasked } from './hide.ts';
import { type Ladder, ladderOf } from './ladder.ts';
import type { LadderField, MarkedText } from './row.ts';
import type { LadderSide } from './side.ts';
import { whatWouldChange } from './what-if.ts';

const nobody: LadderSide = { names: [], birthDates: [], countries: [], identifiers: [], gender: null };
const aidana: LadderSide = {
  names: [{ text: 'Aidana Omarova', family: 'Omarova' }],
  birthDates: ['1991-03-04'],
  countries: ['KAZ'],
  identifiers: [{ kind: 'personal', country: 'KAZ', value: '910304400417' }],
  gender: 'female',
};
const entry: LadderSide = {
  ...nobody,
  names: [{ text: 'Aydana OMAROVA' }, { text: 'Aidana AKHMETOVA' }],
  birthDates: ['1968'],
  countries: ['KAZ'],
};

const row = ({ rows }: Ladder, field: LadderField) => {
  const found = rows.find((each) => each.field === field);
  if (!found) throw new Error(`There is no row ${field}`);
  return found;
};
/** "A[i]dana": the runs that differ in brackets. */
const shown = ({ text, marks }: MarkedText) =>
  marks.reduceRight((all, { from, to }) => `${all.slice(0, from)}[${all.slice(from, to)}]${all.slice(to)}`, text);
const named = (a: string, b: string) =>
  ladderOf({ ...nobody, names: [{ text: a }] }, { ...nobody, names: [{ text: b }] });

describe('A ladder', () => {
  const ladder = ladderOf(aidana, entry);

  it('has six rows whose points add up to the total', () => {
    expect(ladder.rows.map(({ field, verdict, points }) => `${field} ${verdict} ${points}`)).toEqual([
      'name agree 96',
      'aliases neutral 0',
      'birthDate contradict -40',
      'country agree 0',
      'identifiers not_given 0',
      'gender not_given 0',
    ]);
    expect([ladder.total, ladder.band]).toEqual([56, 'possible']);
  });

  it('marks only the runs that differ', () => {
    expect(row(ladder, 'name').applicant.map(shown)).toEqual(['A[i]dana Omarova']);
    expect(row(ladder, 'name').list.map(shown)).toEqual(['A[y]dana OMAROVA']);
    expect(row(ladder, 'birthDate').applicant.map(shown)).toEqual(['[04 Mar 1991]']);
    expect(row(ladder, 'birthDate').list.map(shown)).toEqual(['[1968]']);
  });

  it('names the list’s name that was used and the runner-up', () => {
    expect(ladder.compared.map(({ list, isPrimary, points }) => [shown(list), isPrimary, points])).toEqual([
      ['A[y]dana OMAROVA', true, 96],
      ['Aidana [AKHMETOVA]', false, 0],
    ]);
  });

  it('masks numbers of documents and persons', () => {
    expect(row(ladder, 'identifiers').applicant.map(shown)).toEqual(['••••••••0417']);
  });

  it('without a record has no total, and every row is not given', () => {
    const blank = ladderOf(aidana, null);
    expect(new Set(blank.rows.map(({ verdict, points, list }) => `${verdict} ${points} ${list.length}`))).toEqual(
      new Set(['not_given null 0']),
    );
    expect([blank.total, blank.band]).toEqual([null, 'unscored']);
    expect(row(blank, 'name').applicant.map(shown)).toEqual(['Aidana Omarova']);
    expect(whatWouldChange(aidana, null)).toEqual([]);
  });
});

describe('The words of a name', () => {
  it.each([
    ['James Walker', 'James Alisdair Walker', ['James = James, Walker = Walker, Alisdair only on the list']],
    ['James Alisdair Walker', 'James Walker', ['James = James, Walker = Walker, Alisdair only at the applicant']],
    [
      'Gulnara Satpaev',
      'Gulnara Satpaeva',
      ['Gulnara = Gulnara, Satpaev ≈ Satpaeva', 'One letter apart: Satpaev and Satpaeva'],
    ],
    ['John Smith', 'John Brown', ['John = John, Smith ≠ Brown']],
    [
      'Robert Shmidt',
      'Robert Schmidtt Kohl',
      ['Robert = Robert, Shmidt ≈ Schmidtt, Kohl only on the list', 'Two spellings of one name: Shmidt and Schmidtt'],
    ],
    ['John Smith', 'Smith John', ['John = John, Smith = Smith', 'Order swapped: both orders were compared']],
    [
      'Emma',
      'Emma Daniels',
      [
        'Emma = Emma, Daniels only on the list',
        'Only one name can be compared: a birth date or a number must agree too',
      ],
    ],
    ['John Wright', 'John Rite', ['John = John, Wright ≠ Rite', 'Sounds alike, no points: Wright and Rite']],
    ['佐々城 凛音', 'Peter Hartmann', ['Names in scripts that can’t be compared letter by letter']],
  ])('%s and %s', (a, b, words) => expect(row(named(a, b), 'name').words).toEqual(words));

  it('say that given and family name change places, where both sides know which is which', () => {
    const side = (text: string, family: string): LadderSide => ({ ...nobody, names: [{ text, family }] });
    const ladder = ladderOf(side('John Paul', 'Paul'), side('Paul John', 'John'));
    expect(row(ladder, 'name').words).toContain('Given and family name change places');
    expect(ladder.total).toBe(51);
  });
});

describe('A birth date', () => {
  it.each([
    ['1991-03-04', '1991-03-04', 'agree', 0, []],
    ['1991-03-04', '1991', 'agree', 0, ['Only the year is given']],
    ['1991-03-04', '1991-04-03', 'contradict', -12, ['Day and month swapped']],
    ['1991-03-04', '1991-09-21', 'contradict', -25, ['Same year, other day']],
    ['1991-03-04', '1968', 'contradict', -41, ['23 years apart']],
    ['1991-03-04', '1990-12-30', 'contradict', -41, ['Less than a year apart']],
  ])('%s and %s: %s, %s', (own, other, verdict, points, words) => {
    const side = (day: string): LadderSide => ({ ...nobody, names: [{ text: 'James Walker' }], birthDates: [day] });
    expect(row(ladderOf(side(own), side(other)), 'birthDate')).toMatchObject({ verdict, points, words });
  });

  it('of several on the list counts the nearest', () => {
    const ladder = ladderOf(aidana, { ...entry, birthDates: ['1968', '1991-03-04'] });
    expect(row(ladder, 'birthDate')).toMatchObject({ verdict: 'agree', points: 0 });
  });
});

describe('Country, number and gender', () => {
  const withList = (list: Partial<LadderSide>) => ladderOf(aidana, { ...entry, birthDates: [], ...list });

  it('a territory and its state are one, two territories are not', () => {
    const from = (own: string, other: string) =>
      row(ladderOf({ ...aidana, countries: [own] }, { ...entry, countries: [other] }), 'country').verdict;
    expect([from('GBR', 'JEY'), from('PRI', 'USA'), from('JEY', 'GGY'), from('GBR', 'USA')]).toEqual([
      'agree',
      'agree',
      'contradict',
      'contradict',
    ]);
  });

  it('a number in common is a main feature of its own', () => {
    const number = aidana.identifiers;
    const ladder = ladderOf(aidana, { ...nobody, names: [{ text: 'Peter Hartmann' }], identifiers: number });
    expect(row(ladder, 'identifiers')).toMatchObject({ verdict: 'agree', points: 85 });
    expect(ladder.total).toBe(85);
  });

  it('another personal number of the same country contradicts, another document says nothing', () => {
    const other = (kind: 'personal' | 'document') =>
      row(withList({ identifiers: [{ kind, country: 'KAZ', value: '880101300999' }] }), 'identifiers');
    expect([other('personal').verdict, other('document').verdict]).toEqual(['contradict', 'neutral']);
    expect(other('personal').points).toBe(0);
  });

  it('X contradicts no gender', () => {
    expect(row(withList({ gender: 'X' }), 'gender').verdict).toBe('neutral');
    expect(row(withList({ gender: 'male' }), 'gender')).toMatchObject({ verdict: 'contradict', points: -20 });
  });
});

describe('What would change it', () => {
  it('is computed again, other bands first', () => {
    const changes = whatWouldChange(aidana, entry);
    expect(changes.map(({ words, total, band }) => `${words}: ${total}, ${band}`)).toEqual([
      'Birth date on the entry is 04 Mar 1991: 96, likely',
      'Name on the entry is Aidana Omarova: 59, possible',
      'Country on the entry is another: 36, possible',
      'Gender on the entry is male: 36, possible',
    ]);
  });

  it('leaves out what changes nothing', () => {
    const totals = whatWouldChange(aidana, { ...nobody, names: [{ text: 'Peter Hartmann' }] }).map(
      ({ total }) => total,
    );
    expect(totals.every((total) => total !== 0)).toBe(true);
  });
});

describe('Two birth dates of one year', () => {
  const marksOf = (own: string, other: string) => {
    const { applicant, list } = row(
      ladderOf({ ...aidana, birthDates: [own] }, { ...entry, birthDates: [other] }),
      'birthDate',
    );
    return [...applicant, ...list].map(shown);
  };

  it('are marked by whole words: the day, the month, or both', () => {
    expect(marksOf('1991-03-04', '1991-04-03')).toEqual(['[04 Mar] 1991', '[03 Apr] 1991']);
    expect(marksOf('1991-03-04', '1991-03-05')).toEqual(['[04] Mar 1991', '[05] Mar 1991']);
    expect(marksOf('1991-03-04', '1991-04-04')).toEqual(['04 [Mar] 1991', '04 [Apr] 1991']);
  });

  it('are marked by the month where one has no day', () => {
    expect(marksOf('1991-03-04', '1991-04')).toEqual(['04 [Mar] 1991', '[Apr] 1991']);
  });
});

describe('A ladder for a reader who sees fields masked', () => {
  const shownTo = (masked: string[]) =>
    hideMasked({ ladder: ladderOf(aidana, entry), whatIf: whatWouldChange(aidana, entry) }, (field) =>
      masked.includes(field),
    );

  it('has neither the value nor a change that would tell it, and keeps what it says to the list', () => {
    const { ladder, whatIf } = shownTo(['birthDate']);
    expect(row(ladder, 'birthDate')).toMatchObject({ verdict: 'contradict', points: -40, words: ['23 years apart'] });
    expect(row(ladder, 'birthDate').applicant).toEqual([{ text: '1991', marks: [] }]);
    expect(whatIf.map(({ words }) => words).join()).not.toContain('04 Mar');
  });

  it('is unchanged where nothing is masked', () => {
    expect(shownTo([]).ladder).toEqual(ladderOf(aidana, entry));
  });
});
