import { expect, test } from 'vitest';
import { type QueueCounts, type QueuePage, type QueueRow, queueTabs } from './queue.ts';
import { packQueue, unpackQueue } from './queue-wire.ts';

const blocker = (tone: 'fail' | 'attention' | 'unknown', label: string) =>
  ({ kind: 'check', tone, label, title: `${label} differs`, place: 'checks' }) as const;

const full = (at: number): QueueRow => ({
  caseId: `${String(at).padStart(8, '0')}-1111-4111-8111-111111111111`,
  caseNumber: `DK-${10_000 + at}`,
  applicantId: `${String(at).padStart(8, '0')}-2222-4222-8222-222222222222`,
  name: '欧阳若溪',
  latinName: 'Ouyang Ruoxi',
  country: 'CHN',
  provider: 'one',
  providerLabel: 'Provider One',
  mode: 'test',
  state: 'claimed',
  outcome: null,
  providerStatus: 'Awaiting review',
  status: 'pending_review',
  flow: 'Private persons, EU',
  blockers: [blocker('attention', 'Image forensics'), blocker('fail', 'Liveness'), blocker('unknown', 'Level “S3-T”')],
  risk: 'high',
  openedAt: '2026-11-27T09:00:00.000Z',
  dueAt: '2026-11-28T09:00:00.000Z',
  decidedAt: null,
  assignee: { id: '33333333-3333-4333-8333-333333333333', name: 'Tomas Mensah' },
});

const page = (rows: QueueRow[]): Omit<QueuePage, 'rows'> & { rows: QueueRow[] } => ({
  rows,
  next: 'cursor',
  previous: null,
  counts: {
    byTab: Object.fromEntries(queueTabs.map((tab, at) => [tab, at])) as QueueCounts['byTab'],
    isLeast: true,
  },
  readAt: '2026-11-27T10:00:00.000Z',
  version: 'a.1.reviewer',
});

test('A page comes back as it was, with the two worst blockers first', () => {
  const decidedAt = '2026-11-27T09:30:00.000Z';
  const one = { ...full(1), decidedAt };
  const { status: _, ...row } = one;
  const sent = JSON.parse(JSON.stringify(packQueue(page([one, { ...one, flow: null }]))));
  expect(unpackQueue(sent)).toEqual({
    ...page([]),
    rows: [row.flow, null].map((flow) => ({
      ...row,
      flow,
      blockers: [
        { tone: 'fail', label: 'Liveness' },
        { tone: 'unknown', label: 'Level “S3-T”' },
      ],
      moreBlockers: 1,
    })),
  });
});

test('50 full rows are at most 18 KB, and what they share is there once', () => {
  const sent = JSON.stringify(packQueue(page(Array.from({ length: 50 }, (_, at) => full(at)))));
  expect(Buffer.byteLength(sent)).toBeLessThan(18_000);
  expect(sent.split('Provider One')).toHaveLength(2);
  expect(sent.split('Tomas Mensah')).toHaveLength(2);
  expect(sent.split('Private persons')).toHaveLength(2);
});

test('The sentence of a blocker and its place are not sent: the queue does not show them', () => {
  expect(JSON.stringify(packQueue(page([full(1)])))).not.toMatch(/differs|checks/);
});
