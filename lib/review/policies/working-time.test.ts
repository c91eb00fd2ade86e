import { expect, test } from 'vitest';
import { defaultPolicies } from './defaults.ts';
import type { SlaPolicy } from './policies.ts';
import { dueAt } from './working-time.ts';

const oslo: SlaPolicy = { ...defaultPolicies.sla, dueInHours: 8, counts: 'working', timeZone: 'Europe/Oslo' };
const nights: SlaPolicy = {
  ...oslo,
  dueInHours: 4,
  week: [1, 2, 3, 4, 5, 6, 7].map((id) => ({ id, from: '00:00', to: '06:00' })),
};

test.each<[string, string, SlaPolicy, string]>([
  ['around the clock', '2026-11-27T15:00Z', { ...oslo, counts: 'always' }, '2026-11-27T23:00:00.000Z'],
  ['within one day', '2026-11-26T08:00Z', { ...oslo, dueInHours: 2 }, '2026-11-26T10:00:00.000Z'],
  ['over a night', '2026-11-26T15:00Z', oslo, '2026-11-27T15:00:00.000Z'],
  ['over a weekend', '2026-11-27T15:00Z', oslo, '2026-11-30T15:00:00.000Z'],
  ['opened on a Sunday', '2026-11-29T12:00Z', oslo, '2026-11-30T16:00:00.000Z'],
  ['opened before work', '2026-11-26T03:00Z', { ...oslo, dueInHours: 1 }, '2026-11-26T09:00:00.000Z'],
  [
    'over a holiday',
    '2026-11-26T15:00Z',
    { ...oslo, holidays: [{ id: '2026-11-27', label: '' }] },
    '2026-11-30T15:00:00.000Z',
  ],
  ['half an hour', '2026-11-26T15:45Z', { ...oslo, dueInHours: 0.5 }, '2026-11-27T08:15:00.000Z'],
  ['to the end of a day: due then, not the next morning', '2026-11-26T08:00Z', oslo, '2026-11-26T16:00:00.000Z'],
  // On 29 March 2026 the clocks of Oslo skip 02:00 to 03:00, on 25 October they show it twice.
  ['a night that is an hour shorter', '2026-03-28T23:00Z', nights, '2026-03-29T03:00:00.000Z'],
  ['a night that is an hour longer', '2026-10-24T22:00Z', nights, '2026-10-25T02:00:00.000Z'],
  ['a whole short night: five hours', '2026-03-28T23:00Z', { ...nights, dueInHours: 6 }, '2026-03-29T23:00:00.000Z'],
  [
    'summer time: the same hours on the wall',
    '2026-07-02T14:00Z',
    { ...oslo, dueInHours: 2 },
    '2026-07-03T08:00:00.000Z',
  ],
])('A case %s', (_, openedAt, sla, due) => {
  expect(dueAt(new Date(openedAt), sla).toISOString()).toBe(due);
});

test('A week without working time never makes a case due', () => {
  expect(() => dueAt(new Date(), { ...oslo, week: [] })).toThrow('no working time');
});
