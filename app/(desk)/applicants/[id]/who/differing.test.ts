import { describe, expect, test } from 'vitest';
import { differingRuns } from './differing.ts';

const marked = (values: string[]) =>
  differingRuns(values).map((runs) => runs.filter((run) => run.differs).map((run) => run.text));

describe('what is underlined where sources differ', () => {
  test.each([
    {
      what: 'day and month swapped',
      values: ['03 Apr 1991', '04 Mar 1991'],
      words: [
        ['03', 'Apr'],
        ['04', 'Mar'],
      ],
    },
    { what: 'one house number', values: ['48 Saryarka St', '84 Saryarka St'], words: [['48'], ['84']] },
    { what: 'capitals are no difference', values: ['Anna SMITH', 'Anna Smith'], words: [[], []] },
    { what: 'capitals of Turkish are no difference', values: ['İDİL IŞIK', 'İdil Işık'], words: [[], []] },
    { what: 'a name left out', values: ['Anna Maria Smith', 'Anna Smith'], words: [['Maria'], []] },
    { what: 'three sources, one alone', values: ['A B', 'A B', 'A C'], words: [['B'], ['B'], ['C']] },
    {
      what: 'a source that only says no',
      values: ['16 Oct 1996', '16 Oct 1996', 'Does not match'],
      words: [[], [], ['Does', 'not', 'match']],
    },
    {
      what: 'nothing in common',
      values: ['Anna Smith', 'Maria Jones'],
      words: [
        ['Anna', 'Smith'],
        ['Maria', 'Jones'],
      ],
    },
    { what: 'nothing at all', values: ['', 'Anna'], words: [[], ['Anna']] },
  ])('$what', ({ values, words }) => {
    expect(marked(values)).toEqual(words);
  });

  test('the runs put together are the value', () => {
    const [runs] = differingRuns(['04  Mar 1991', '03 Mar 1991']);
    expect(runs?.map((run) => run.text).join('')).toBe('04  Mar 1991');
  });
});
