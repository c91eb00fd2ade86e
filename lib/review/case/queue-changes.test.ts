import { describe, expect, test } from 'vitest';
import { listChange } from '../list-change.ts';
import type { CaseEvent } from './live.ts';
import { type QueueCounts, type QueuePage, queueTabs, type ShownRow } from './queue.ts';
import { updatedRows } from './queue-changes.ts';

const row = (caseId: string, change: Partial<ShownRow> = {}): ShownRow => ({
  caseId,
  caseNumber: 'DK-1',
  applicantId: `of ${caseId}`,
  name: caseId,
  latinName: null,
  country: null,
  provider: 'one',
  providerLabel: 'One',
  mode: 'live',
  state: 'open',
  outcome: null,
  providerStatus: null,
  flow: null,
  blockers: [],
  moreBlockers: 0,
  risk: 'low',
  openedAt: '2026-11-27T09:00:00.000Z',
  dueAt: '2026-11-28T09:00:00.000Z',
  decidedAt: null,
  assignee: null,
  ...change,
});

const page = (ids: string, hasNext = false): QueuePage => ({
  rows: ids
    .split(' ')
    .filter(Boolean)
    .map((id) => row(id)),
  next: hasNext ? 'cursor' : null,
  previous: null,
  counts: {
    byTab: Object.fromEntries(queueTabs.map((tab) => [tab, 0])) as QueueCounts['byTab'],
    isLeast: false,
  },
  readAt: '2026-11-27T10:00:00.000Z',
  version: null,
});

describe('What came in or left, beside the rows on the screen', () => {
  test.each([
    ['nothing changed', page('a b c', true), page('a b c', true), [0, 0]],
    ['one came in between; the last moved to the next page', page('a b c', true), page('a n b', true), [1, 0]],
    ['one was decided; the first of the next page moved in', page('a b c', true), page('a c d', true), [0, 1]],
    ['one came behind all, and nothing followed', page('a b'), page('a b n'), [1, 0]],
    ['one came in and one left', page('a b c'), page('n a c'), [1, 1]],
    ['the last of the last page left', page('a b c'), page('a b'), [0, 1]],
    ['all left', page('a b'), page(''), [0, 2]],
    ['all are others', page('a b', true), page('c d', true), [2, 2]],
    ['the list was empty', page(''), page('a b'), [2, 0]],
  ])('%s', (_name, shown, now, [arrived, left]) => {
    expect(listChange(shown, now, ({ caseId }) => caseId)).toEqual({ arrived, left });
  });
});

describe('Rows keep their places', () => {
  const event = (caseId: string): CaseEvent => ({
    caseId,
    applicantId: `of ${caseId}`,
    state: 'decided',
    outcome: 'rejected',
    assigneeId: null,
    version: 2,
  });

  test('one that changed shows it, one that left says what became of it, a new one does not push in', () => {
    const now = [row('n'), row('a', { risk: 'high' }), row('c')];
    const shown = updatedRows(page('a b c').rows, now, new Map([['b', event('b')]]));
    expect(shown.map(({ caseId, state, risk }) => `${caseId} ${state} ${risk}`)).toEqual([
      'a open high',
      'b decided low',
      'c open low',
    ]);
    expect(shown[1]?.outcome).toBe('rejected');
  });

  test('one that left without an event stays as it was, and one with an unknown colleague names nobody', () => {
    const held = row('b', { assignee: { id: 'nadia', name: 'Nadia' } });
    expect(updatedRows([held], [], new Map())).toEqual([held]);
    const taken = { ...event('b'), assigneeId: 'tomas' };
    expect(updatedRows([held], [], new Map([['b', taken]]))[0]?.assignee).toBeNull();
  });
});
