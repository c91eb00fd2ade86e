import { expect, test } from 'vitest';
import { providerStatuses } from '#lib/review/applicant/status.ts';
import { needsReading } from './freshness.ts';

const now = new Date('2026-11-21T12:00:00Z');
const before = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const listed = { updatedAt: null, applicant: null };
const known = { externalId: 'a-1', status: 'approved', vendorUpdatedAt: null, fetchedAt: before(1), problem: null };

test.each([
  ['who is not known', listed, undefined],
  ['who could not be read last time', listed, { ...known, problem: 'unreadable' }],
  ['who was read more than a day ago', listed, { ...known, fetchedAt: before(25) }],
  [
    'who changed by the vendor’s word',
    { ...listed, updatedAt: before(1).toISOString() },
    { ...known, vendorUpdatedAt: before(2) },
  ],
  [
    'who changed although the vendor had decided',
    { ...listed, updatedAt: before(1).toISOString() },
    { ...known, vendorUpdatedAt: before(9) },
  ],
])('Read: %s', (_, item, row) => {
  expect(needsReading(item, row, now)).toBe(true);
});

test.each([
  [
    'who did not change by the vendor’s word',
    { ...listed, updatedAt: before(2).toISOString() },
    { ...known, status: 'in_review', vendorUpdatedAt: before(2) },
  ],
  ['about whom the vendor has decided and says no time', listed, known],
])('Left out until the next day: %s', (_, item, row) => {
  expect(needsReading(item, row, now)).toBe(false);
  expect(needsReading(item, { ...row, fetchedAt: before(25) }, now)).toBe(true);
});

test('Where no time is told, all who may still move are read each round', () => {
  const read = providerStatuses.filter((status) => needsReading(listed, { ...known, status }, now));
  expect(providerStatuses.filter((status) => !read.includes(status))).toEqual([
    'approved',
    'rejected',
    'blocked',
    'expired',
  ]);
});
