import { expect, test } from 'vitest';
import { noSelection, type Picked, rangeOf, type Selection, shareOf, stepped } from './selection.ts';

const row = (id: string): Picked => ({ caseId: id, applicantId: `person ${id}`, caseNumber: `DK-${id}` });
const page = ['1', '2', '3', '4'].map(row);
const ids = ({ picked }: Selection) => [...picked.keys()];
const withTwo = stepped(noSelection('here'), { kind: 'set', rows: page.slice(0, 2), isOn: true, fromId: '2' }, page);

test('Rows are added and taken out one by one', () => {
  expect(ids(withTwo)).toEqual(['1', '2']);
  expect(ids(stepped(withTwo, { kind: 'set', rows: [row('1')], isOn: false }, page))).toEqual(['2']);
});

test('Rows of an earlier page stay when the next page is shown', () => {
  const next = [row('9')];
  expect(ids(stepped(withTwo, { kind: 'set', rows: next, isOn: true }, next))).toEqual(['1', '2', '9']);
});

test('A row taken out of all that match leaves the others of its page', () => {
  const all = stepped(withTwo, { kind: 'all' }, page);
  expect([all.isAll, ids(all)]).toEqual([true, []]);
  const without = stepped(all, { kind: 'set', rows: [row('3')], isOn: false }, page);
  expect([without.isAll, ids(without)]).toEqual([false, ['1', '2', '4']]);
});

test('Cleared, nothing is selected and a range has no beginning', () => {
  expect(stepped(withTwo, { kind: 'clear' }, page)).toEqual(noSelection('here'));
});

test.each([
  ['downwards', '2', '4', ['2', '3', '4']],
  ['upwards', '3', '1', ['1', '2', '3']],
  ['from a row that is gone: the second alone', 'gone', '3', ['3']],
  ['without a beginning: the second alone', null, '3', ['3']],
  ['to a row that is gone: none', '1', 'gone', []],
])('A range %s', (_, from, to, expected) => {
  expect(rangeOf(page, from, to).map(({ caseId }) => caseId)).toEqual(expected);
});

test('The box of the page is ticked, mixed or empty', () => {
  const all = stepped(noSelection('here'), { kind: 'all' }, page);
  expect([shareOf(page, all), shareOf(page, withTwo), shareOf(page, noSelection('here')), shareOf([], all)]).toEqual([
    'all',
    'some',
    'none',
    'none',
  ]);
});
