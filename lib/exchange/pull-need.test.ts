import { expect, test } from 'vitest';
import type { KnownApplicant } from '#lib/data/applicants.ts';
import type { ListedApplicant } from '#lib/providers/provider.ts';
import { blankApplicant } from '#lib/providers/reading/blank.ts';
import { isDue } from './pull-need.ts';

const now = new Date('2026-11-21T12:00:00Z');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

const known = (more: Partial<KnownApplicant> = {}): KnownApplicant => ({
  externalId: 'a-1',
  status: 'approved',
  vendorUpdatedAt: hoursAgo(48),
  fetchedAt: hoursAgo(1),
  problem: null,
  ...more,
});
const listed = (more: Partial<ListedApplicant> = {}): ListedApplicant => ({ externalId: 'a-1', updatedAt: null, applicant: null, ...more });
const same = { updatedAt: hoursAgo(48).toISOString() };

test.each<[about: string, item: ListedApplicant, held: KnownApplicant | undefined, isDue: boolean]>([
  ['somebody new', listed(), undefined, true],
  ['somebody whose last answer could not be read', listed(same), known({ problem: 'unreadable' }), true],
  ['somebody the list tells in full', listed({ ...same, applicant: blankApplicant('vult', 'a-1') }), known(), true],
  ['unchanged by the list', listed(same), known(), false],
  ['changed by the list', listed({ updatedAt: hoursAgo(2).toISOString() }), known(), true],
  ['unchanged, and not read for a day', listed(same), known({ fetchedAt: hoursAgo(25) }), true],
  ['decided, where the list tells no time', listed(), known(), false],
  ['undecided, where the list tells no time', listed(), known({ status: 'pending_review' }), true],
  ['unchanged by the times, and of another status now', listed({ ...same, status: 'rejected' }), known(), true],
  ['decided otherwise, where the list tells no time', listed({ status: 'rejected' }), known(), true],
  ['decided as before', listed({ status: 'approved' }), known(), false],
  ['looked at again after the decision', listed({ status: 'pending_review' }), known(), true],
])('%s', (_, item, held, due) => {
  expect(isDue(item, held, now)).toBe(due);
});
