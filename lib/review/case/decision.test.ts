import { describe, expect, it } from 'vitest';
import type { MemberActor, Role } from '../actor.ts';
import { defaultPolicies } from '../policies/defaults.ts';
import { Refusal } from '../refusal.ts';
import type { Blocker } from './blocker.ts';
import { type CaseState, caseStates } from './case.ts';
import { approveClosedBecause, type DecisionEvidence, type DecisionInput, decide } from './decision.ts';

const member = (role: Role, id = 'me'): MemberActor => ({
  kind: 'member',
  id,
  name: 'Ilse Brandvold',
  email: 'ilse@example.test',
  role,
  sessionId: 's',
});
const hit: Blocker = { kind: 'hit', tone: 'attention', label: 'Sanctions', title: 'Sanctions hit open', place: 'hits' };
const difference: Blocker = {
  kind: 'difference',
  tone: 'fail',
  label: 'Birth date',
  title: 'Birth date differs',
  place: 'identity',
};
const seen: DecisionEvidence = { imageId: 'front', page: 1, fate: 'pinned', isSeen: true };
const unseen: DecisionEvidence = { imageId: 'back', page: 1, fate: 'not_fetched', isSeen: false };
const first = {
  checklist: 1,
  sla: 1,
  fourEyes: 1,
  blockers: 1,
  risk: 1,
  undo: 1,
  claims: 1,
  requests: 1,
  retention: 1,
};
const versions = { reasons: 3, masking: 2, ...first };

const clean: DecisionInput = {
  case: { id: 'case', state: 'claimed', version: 4, assigneeId: 'me' },
  expectedVersion: 4,
  outcome: 'approved',
  reasons: [],
  note: null,
  blockers: [],
  evidence: [seen],
  checklist: [],
  ticks: [],
  hasConfirmedUnseen: false,
  policies: { values: defaultPolicies, versions },
  actor: member('reviewer'),
};

type Change = Partial<Omit<DecisionInput, 'case'>> & { case?: Partial<DecisionInput['case']> };
const decideWith = (change: Change) => decide({ ...clean, ...change, case: { ...clean.case, ...change.case } });

function refusalOf(change: Change): { code: string; message: string; fields: Record<string, string> | undefined } {
  try {
    decideWith(change);
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, message: error.message, fields: error.fields };
    throw error;
  }
  throw new Error('it was allowed');
}

describe('A case that is', () => {
  type Answer = 'decided' | 'closed' | 'taken' | 'not_allowed';
  // By whom: a reviewer with no one assigned, the assigned reviewer, another reviewer, an approver with no one
  // assigned.
  const table: Record<CaseState, [free: Answer, own: Answer, others: Answer, approver: Answer]> = {
    open: ['decided', 'decided', 'taken', 'decided'],
    claimed: ['decided', 'decided', 'taken', 'decided'],
    waiting_for_applicant: ['decided', 'decided', 'taken', 'decided'],
    waiting_for_second: ['closed', 'closed', 'closed', 'closed'],
    escalated: ['not_allowed', 'not_allowed', 'not_allowed', 'decided'],
    on_hold: ['decided', 'decided', 'taken', 'decided'],
    snoozed: ['decided', 'decided', 'taken', 'decided'],
    decided: ['closed', 'closed', 'closed', 'closed'],
  };
  const who = [
    { name: 'a reviewer', assigneeId: null, role: 'reviewer' },
    { name: 'its reviewer', assigneeId: 'me', role: 'reviewer' },
    { name: 'another reviewer', assigneeId: 'someone', role: 'reviewer' },
    { name: 'an approver', assigneeId: null, role: 'approver' },
  ] as const;
  const rows = caseStates.flatMap((state) =>
    who.map((person, index) => ({ state, ...person, answer: table[state][index] as Answer })),
  );

  it.each(rows)('$state, and $name who decides it: $answer', ({ state, assigneeId, role, answer }) => {
    for (const outcome of ['approved', 'rejected'] as const) {
      const change: Change = {
        case: { state, assigneeId },
        actor: member(role),
        outcome,
        reasons: outcome === 'rejected' ? ['RJ-01'] : [],
      };
      if (answer === 'decided') expect(decideWith(change)).toMatchObject({ outcome, memberId: 'me', caseVersion: 4 });
      else expect(refusalOf(change).code).toBe(answer);
    }
  });

  it.each(['admin', 'manager', 'auditor'] as const)('in any state is not decided by the role %s', (role) => {
    for (const state of caseStates)
      expect(refusalOf({ case: { state, assigneeId: null }, actor: member(role) }).code).toBe('not_allowed');
  });
});

it('A case that changed since it was opened is refused as changed, whatever else is wrong', () => {
  const refusal = refusalOf({ case: { version: 5, state: 'decided' }, outcome: 'rejected' });
  expect(refusal).toMatchObject({
    code: 'changed',
    message: 'Someone changed this case after you opened it. Look again.',
  });
});

it('A case with an open hit can be rejected but not approved', () => {
  expect(refusalOf({ blockers: [difference, hit] })).toMatchObject({
    code: 'closed',
    message: 'Approve is closed: 1 hit is open',
  });
  expect(approveClosedBecause([hit, hit])).toBe('Approve is closed: 2 hits are open');
  expect(decideWith({ blockers: [difference, hit], outcome: 'rejected', reasons: ['RJ-07'] }).blockers).toEqual([
    difference,
    hit,
  ]);
  expect(decideWith({ blockers: [difference], reasons: ['AP-02'], note: 'Printer’s slip.' }).outcome).toBe('approved');
});

describe('A decision with', () => {
  it.each<[string, Change, Record<string, string>]>([
    ['a rejection and no reason', { outcome: 'rejected' }, { reasons: 'Choose at least one reason.' }],
    [
      'an unknown reason',
      { outcome: 'rejected', reasons: ['RJ-01', 'RJ-99'] },
      { reasons: 'Not a reason to be rejected: RJ-99.' },
    ],
    ['a reason of the other outcome', { reasons: ['RJ-01'] }, { reasons: 'Not a reason to be approved: RJ-01.' }],
    [
      '"other" without a note',
      { outcome: 'rejected', reasons: ['RJ-09'], note: '  ' },
      { note: 'Reason RJ-09 needs a note.' },
    ],
    [
      'a note of 2,001 characters',
      { note: 'a'.repeat(2_001) },
      { note: 'The note has 2,001 characters; 2,000 are allowed.' },
    ],
    [
      'evidence not seen',
      { evidence: [seen, unseen] },
      { evidence: '1 of 2 images was not on your screen. Confirm to decide anyway.' },
    ],
    [
      'an approval over a failing blocker without a reason and a note',
      { blockers: [difference] },
      {
        reasons: 'Choose a reason: 1 blocker fails.',
        note: 'Write a note of at least 10 characters: 1 blocker fails.',
      },
    ],
    [
      'an approval over two failing blockers without a note',
      { blockers: [difference, difference], reasons: ['AP-02'] },
      { note: 'Write a note of at least 10 characters: 2 blockers fail.' },
    ],
    [
      'a note of nine characters and many blanks over a failing blocker',
      { blockers: [difference], reasons: ['AP-02'], note: ' four      five ' },
      { note: 'Write a note of at least 10 characters: 1 blocker fails.' },
    ],
    [
      'a note without a reason over a failing blocker',
      { blockers: [difference], note: 'The card is right.' },
      { reasons: 'Choose a reason: 1 blocker fails.' },
    ],
    [
      'evidence and reasons at once',
      { outcome: 'rejected', evidence: [unseen, unseen] },
      {
        reasons: 'Choose at least one reason.',
        evidence: '2 of 2 images were not on your screen. Confirm to decide anyway.',
      },
    ],
  ])('%s is refused', (_, change, fields) => {
    expect(refusalOf(change)).toMatchObject({ code: 'invalid', fields });
  });

  it.each<[string, Change, object]>([
    ['an approval and no reason', {}, { reasons: [], note: null, policyVersions: versions, hasConfirmedUnseen: false }],
    ['the same reason twice', { outcome: 'rejected', reasons: ['RJ-01', 'RJ-01'] }, { reasons: ['RJ-01'] }],
    [
      'an approval without a reason',
      {},
      { reasons: [], note: null, policyVersions: versions, hasConfirmedUnseen: false },
    ],
    [
      'an approval over a failing blocker, with a reason and a note of 10 characters',
      { blockers: [difference], reasons: ['AP-02'], note: 'Card right' },
      { outcome: 'approved', note: 'Card right' },
    ],
    [
      'an approval without a word over what does not fail',
      { blockers: (['attention', 'unknown', 'pending'] as const).map((tone) => ({ ...difference, tone })) },
      { outcome: 'approved', reasons: [], note: null },
    ],
    [
      'a rejection over a failing blocker with a reason alone',
      { blockers: [difference], outcome: 'rejected', reasons: ['RJ-03'] },
      { outcome: 'rejected', note: null },
    ],
    ['a reason named twice, once', { outcome: 'rejected', reasons: ['RJ-01', 'RJ-01'] }, { reasons: ['RJ-01'] }],
    [
      '"other" with a note, trimmed',
      { outcome: 'rejected', reasons: ['RJ-09'], note: ' Called back. ' },
      { note: 'Called back.' },
    ],
    ['a note of 2,000 characters of two UTF-16 units', { note: '😀'.repeat(2_000) }, { outcome: 'approved' }],
    [
      'unseen evidence that was confirmed',
      { evidence: [seen, unseen], hasConfirmedUnseen: true },
      { hasConfirmedUnseen: true, evidence: [seen, unseen] },
    ],
    [
      'a confirmation that was not needed, which is dropped,',
      { hasConfirmedUnseen: true },
      { hasConfirmedUnseen: false },
    ],
  ])('%s is recorded', (_, change, draft) => {
    expect(decideWith(change)).toMatchObject(draft);
  });
});
