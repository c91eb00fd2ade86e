import { describe, expect, it } from 'vitest';
import { type DayOrder, readDayText } from './day-reading.ts';

describe('readDayText', () => {
  it.each<[string, DayOrder | null, string]>([
    ['1991-03-04', null, '1991-03-04'],
    ['1991-03-04T00:00:00.000Z', null, '1991-03-04'],
    ['19910304', null, '1991-03-04'],
    ['19910304', 'month', '1991-03-04'],
    ['03041991', 'month', '1991-03-04'],
    ['03041991', 'day', '1991-04-03'],
    ['03041991', null, 'ambiguous'],
    ['03041991', 'year', 'ambiguous'],
    ['12311991', null, '1991-12-31'],
    ['31121991', 'month', '1991-12-31'],
    ['19911301', null, 'impossible'],
    ['04.03.1991', null, '1991-03-04'],
    ['4.3.1991', null, '1991-03-04'],
    ['03/04/1991', null, 'ambiguous'],
    ['03/04/1991', 'month', '1991-03-04'],
    ['03/04/1991', 'day', '1991-04-03'],
    ['31/12/1991', 'month', '1991-12-31'],
    ['9999-12-31', null, '9999-12-31'],
    ['1991-02-30', null, 'impossible'],
    ['2300-01-01', null, 'impossible'],
    ['1991-03-041', null, 'unreadable'],
    ['04.03.91', null, 'unreadable'],
    ['4 March 1991', null, 'unreadable'],
    ['03/04-1991', null, 'unreadable'],
  ])('%s written %s first: %s', (text, order, said) => {
    const { day, problem } = readDayText(text, order);
    expect(day ?? problem).toBe(said);
  });

  it('keeps both dates of a text that can mean two', () => {
    expect(readDayText('03/04/1991').mayBe).toEqual(['1991-03-04', '1991-04-03']);
  });
});
