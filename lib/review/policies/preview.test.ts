import { expect, test } from 'vitest';
import { exampleApplicant } from '#test/builders/applicant-content.ts';
import type { Blocker } from '../case/blocker.ts';
import { defaultPolicies } from './defaults.ts';
import type { Policies } from './policies.ts';
import { type PreviewedCase, previewOf } from './preview.ts';

const blocker = (part: Partial<Blocker>): Blocker => ({
  kind: 'document',
  tone: 'attention',
  label: 'Expires in 3 days',
  title: 'Passport expires within 30 days',
  place: 'documents',
  ...part,
});

const openedAt = new Date('2026-11-27T15:00Z');
const found = (number: string, blockers: Blocker[], vendor: PreviewedCase['vendor'] = exampleApplicant()) => ({
  id: number,
  applicantId: `of ${number}`,
  number,
  openedAt,
  blockers,
  vendor,
});

const fails = found('DK-1', [blocker({ tone: 'fail' })]);
const soon = found('DK-2', [blocker({})]);
const clear = found('DK-3', []);
const unread = found('DK-4', [blocker({})], null);
const cases = [fails, soon, clear, unread];

test.each<[string, Partial<Policies>, Record<string, string[]>]>([
  ['nothing', {}, {}],
  [
    'a second person over failing blockers, in place of a note',
    { fourEyes: { approveAfterTrueHit: true, approveOverFailing: 'second', rulesRollback: 'two' } },
    { second_needed: ['DK-1'], note_dropped: ['DK-1'] },
  ],
  ['a note on documents', { blockers: { needNote: ['document'] } }, { note_needed: ['DK-2', 'DK-4'] }],
  [
    'eight hours',
    { sla: { ...defaultPolicies.sla, dueInHours: 8 } },
    { due_earlier: ['DK-1', 'DK-2', 'DK-3', 'DK-4'] },
  ],
  [
    'working time',
    { sla: { ...defaultPolicies.sla, counts: 'working' } },
    { due_later: ['DK-1', 'DK-2', 'DK-3', 'DK-4'] },
  ],
  [
    'more points for attention: nothing is said of a case whose provider’s word is not known',
    { risk: { ...defaultPolicies.risk, points: { ...defaultPolicies.risk.points, attention: 100 } } },
    { risk_higher: ['DK-2'] },
  ],
])('A draft with %s', (_, part, effects) => {
  const preview = previewOf(cases, { open: 4, removed: [], retention: null }, defaultPolicies, {
    ...defaultPolicies,
    ...part,
  });
  const listed = preview.effects.map(({ kind, cases: of }) => [kind, of.map(({ number }) => number)]);
  expect(Object.fromEntries(listed)).toEqual(effects);
  expect(preview.effects.every(({ count, cases: of }) => count === of.length)).toBe(true);
  expect(preview.withoutRisk).toBe('risk' in part ? 1 : 0);
});
