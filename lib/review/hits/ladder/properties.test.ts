import fc from 'fast-check';
import { expect, it } from 'vitest';
import { namePairs } from '#test/hits/name-pairs.ts';
import { ladderOf } from './ladder.ts';
import { matchNames } from './name-match.ts';
import type { LadderSide } from './side.ts';

const words = [...new Set(namePairs.flatMap(([a, b]) => `${a} ${b}`.split(' ')))];
const name = fc.oneof(
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((each) => each.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
);
const day = fc.constantFrom('1991', '1991-03', '1991-03-04', '1991-04-03', '1968-01-02', '2000-02-29');
const number = fc.record({
  kind: fc.constantFrom('document' as const, 'personal' as const),
  country: fc.constantFrom('KAZ', 'GBR', null),
  value: fc.constantFrom('910304400417', 'AN 418 257', 'X1', ''),
});
const side: fc.Arbitrary<LadderSide> = fc.record({
  names: fc.array(
    name.map((text) => ({ text })),
    { minLength: 1, maxLength: 4 },
  ),
  birthDates: fc.array(day, { maxLength: 3 }),
  countries: fc.array(fc.constantFrom('KAZ', 'GBR', 'JEY', 'SUN', 'XXB'), { maxLength: 3 }),
  identifiers: fc.array(number, { maxLength: 3 }),
  gender: fc.constantFrom('female', 'male', 'X', 'unknown', '?', null),
});
const runs = { numRuns: 400 };

it('gives a whole total from 0 to 100, or none, and its points add up', () => {
  fc.assert(
    fc.property(side, side, (a, b) => {
      const { total, rows, band } = ladderOf(a, b);
      expect(rows.length).toBe(6);
      expect(total === null).toBe(band === 'unscored');
      if (total === null) return;
      const sum = rows.reduce((before, { points }) => before + (points ?? Number.NaN), 0);
      expect(Number.isInteger(sum)).toBe(true);
      expect(total).toBe(Math.min(100, Math.max(0, sum)));
    }),
    runs,
  );
});

it('marks runs that lie within their text, in order', () => {
  fc.assert(
    fc.property(side, side, (a, b) => {
      const values = ladderOf(a, b).rows.flatMap(({ applicant, list }) => [...applicant, ...list]);
      for (const { text, marks } of values) {
        const ends = marks.flatMap(({ from, to }) => [from, to]);
        expect(ends.every((end) => end >= 0 && end <= text.length)).toBe(true);
        expect(marks.every(({ from, to }) => from < to)).toBe(true);
        expect(ends).toEqual(ends.toSorted((x, y) => x - y));
      }
    }),
    runs,
  );
});

it('compares two names alike in both directions', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const [there, back] = [matchNames({ text: a }, { text: b }), matchNames({ text: b }, { text: a })];
      expect([there.ceiling, there.limit]).toEqual([back.ceiling, back.limit]);
      expect(there.score ?? -1).toBeCloseTo(back.score ?? -1, 9);
    }),
    { numRuns: 2000 },
  );
});

it('never gives less when a number agrees as well', () => {
  fc.assert(
    fc.property(side, side, (a, b) => {
      const shared = { kind: 'document' as const, country: null, value: 'ZZ 771 904' };
      const more = ladderOf(
        { ...a, identifiers: [...a.identifiers, shared] },
        { ...b, identifiers: [...b.identifiers, shared] },
      );
      expect(more.total ?? -1).toBeGreaterThanOrEqual(ladderOf(a, b).total ?? -1);
    }),
    runs,
  );
});

it('never gives more points for a birth date that agrees, but for a name that needs a second field', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      const { ceiling } = matchNames({ text: a }, { text: b });
      fc.pre(ceiling === null);
      const plain: LadderSide = { names: [{ text: a }], birthDates: [], countries: [], identifiers: [], gender: null };
      const other = { ...plain, names: [{ text: b }] };
      const born = { birthDates: ['1991-03-04'] };
      expect(ladderOf({ ...plain, ...born }, { ...other, ...born }).total).toBe(ladderOf(plain, other).total);
    }),
    runs,
  );
});

it('does not depend on the order of aliases, dates, countries and numbers', () => {
  fc.assert(
    fc.property(side, side, (a, b) => {
      const [first, ...aliases] = b.names;
      const turned: LadderSide = {
        ...b,
        names: [...(first ? [first] : []), ...aliases.toReversed()],
        birthDates: b.birthDates.toReversed(),
        countries: b.countries.toReversed(),
      };
      const [one, other] = [ladderOf(a, b), ladderOf(a, turned)];
      expect([other.total, other.compared[0]?.list, other.compared[1]?.list]).toEqual([
        one.total,
        one.compared[0]?.list,
        one.compared[1]?.list,
      ]);
      expect(other.rows.slice(0, 4)).toEqual(one.rows.slice(0, 4));
    }),
    runs,
  );
});
