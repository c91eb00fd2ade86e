import { describe, expect, test } from 'vitest';
import { queueQuery, readAddress } from '../queue-address.ts';
import { columnsParam, lockedColumns, lookOf, movedColumn, readColumns, usualColumns } from './columns.ts';

describe('The look that a member keeps', () => {
  test.each<[string, unknown, ReturnType<typeof lookOf>]>([
    ['nothing kept', null, { columns: null, density: 'compact' }],
    [
      'as they come, in words',
      { columns: [...usualColumns], density: 'comfort' },
      { columns: null, density: 'comfort' },
    ],
    [
      'fewer columns in another order',
      { columns: ['risk', 'blockers', 'left'], density: 'compact' },
      { columns: ['applicant', 'risk', 'blockers', 'left'], density: 'compact' },
    ],
    [
      'a column of another version, and one twice',
      { columns: ['age', 'mood', 'age'], density: 'huge' },
      { columns: ['applicant', 'age', 'blockers', 'left'], density: 'compact' },
    ],
  ])('%s', (_, stored, look) => expect(lookOf(stored)).toEqual(look));
});

describe('The columns in an address', () => {
  test.each([
    ['risk-left-blockers', ['applicant', 'risk', 'left', 'blockers']],
    ['age', ['applicant', 'age', 'blockers', 'left']],
    ['mood', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j are %j', (text, columns) => expect(readColumns(text)).toEqual(columns));

  test('are written and read the same, and the locked ones are always among them', () => {
    const columns = readColumns('risk-number');
    expect(columns).toEqual(expect.arrayContaining([...lockedColumns]));
    expect(readAddress({ columns: columnsParam(columns ?? []) }).columns).toEqual(columns);
    expect(queueQuery({ columns })).toBe('columns=risk-number-blockers-left');
  });
});

describe('A column that is moved', () => {
  test.each([
    ['country', 3, 'applicant state risk country'],
    ['risk', 0, 'applicant risk country state'],
    ['risk', 9, 'applicant country state risk'],
    ['applicant', 3, 'applicant country state risk'],
  ] as const)('%s to place %i', (name, to, order) => {
    expect(movedColumn(['applicant', 'country', 'state', 'risk'], name, to).join(' ')).toBe(order);
  });
});
