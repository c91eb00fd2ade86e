import { describe, expect, it, test } from 'vitest';
import { type MemberActor, type Role, roles } from '../actor.ts';
import { type CaseState, caseStates } from '../case/case.ts';
import {
  assignRefusal,
  type Claimable,
  claimRefusal,
  releaseRefusal,
  stateOnceClaimed,
  takeOverRefusal,
} from './claims.ts';
import { type Holding, holderOf } from './holder.ts';

const now = new Date('2026-11-27T12:00:00Z');
const later = new Date('2026-11-27T12:10:00Z');
const before = new Date('2026-11-27T11:59:59Z');

const member = (role: Role, id = 'me'): MemberActor => ({
  kind: 'member',
  id,
  name: id,
  email: `${id}@docket.test`,
  role,
  sessionId: 's',
});

/** The ways in which a case can be someone's, by name. */
const holdings = {
  free: { assigneeId: null, assignedById: null, claimedUntil: null },
  mine: { assigneeId: 'me', assignedById: null, claimedUntil: later },
  'assigned to me': { assigneeId: 'me', assignedById: 'lead', claimedUntil: null },
  theirs: { assigneeId: 'them', assignedById: null, claimedUntil: later },
  'assigned to them': { assigneeId: 'them', assignedById: 'lead', claimedUntil: null },
  'theirs, ended': { assigneeId: 'them', assignedById: null, claimedUntil: before },
  'neither claimed nor assigned': { assigneeId: 'them', assignedById: null, claimedUntil: null },
} satisfies Record<string, Omit<Holding, 'state'>>;

type HoldingName = keyof typeof holdings;
type Answer = 'yes' | 'not_allowed' | 'closed' | 'taken' | 'invalid';

const names = Object.keys(holdings) as HoldingName[];
const holding = (name: HoldingName, state: CaseState = 'open'): Claimable => ({
  ...holdings[name],
  state,
  firstPersonId: null,
});
const answerOf = (refusal: { code: Answer } | null): Answer => refusal?.code ?? 'yes';
const isForApprovers = (state: CaseState) => state === 'escalated' || state === 'waiting_for_second';
/** Whoever made a decision that waits for a second person does not hold its case. */
const counts = (name: HoldingName, state: CaseState) => state !== 'waiting_for_second' || !name.startsWith('assigned');
const isHeldByThem = (name: HoldingName, state: CaseState = 'open') =>
  (name === 'theirs' || name === 'assigned to them') && counts(name, state);
const isMine = (name: HoldingName, state: CaseState) =>
  (name === 'mine' || name === 'assigned to me') && counts(name, state);

const pairs = roles.flatMap((role) => caseStates.flatMap((state) => names.map((name) => ({ role, state, name }))));

/** What any act on a case needs: a role that works on cases, one not decided, and an approver for some states. */
function basics(role: Role, state: CaseState): Answer {
  if (role !== 'reviewer' && role !== 'approver') return 'not_allowed';
  if (state === 'decided') return 'closed';
  return isForApprovers(state) && role === 'reviewer' ? 'not_allowed' : 'yes';
}

test('holder: a claim in force or an assignment; not one whose claim ended', () => {
  expect(names.map((name) => holderOf(holding(name), now))).toEqual([null, 'me', 'me', 'them', 'them', null, null]);
  expect(holderOf({ ...holdings.theirs, state: 'decided' }, now)).toBeNull();
});

describe('Every role, state and holder', () => {
  it.each(pairs)('claim: $role, $state, $name', ({ role, state, name }) => {
    const basic = basics(role, state);
    const expected = basic === 'yes' && isHeldByThem(name, state) ? 'taken' : basic;
    expect(answerOf(claimRefusal(member(role), holding(name, state), now))).toBe(expected);
  });

  it.each(pairs)('take over: $role, $state, $name', ({ role, state, name }) => {
    const expected = role === 'approver' ? basics(role, state) : 'not_allowed';
    expect(answerOf(takeOverRefusal(member(role), holding(name, state)))).toBe(expected);
  });

  it.each(pairs)('release: $role, $state, $name', ({ role, state, name }) => {
    const basic = isForApprovers(state) ? basics(role, 'open') : basics(role, state);
    const expected = basic === 'yes' && !isMine(name, state) ? 'taken' : basic;
    expect(answerOf(releaseRefusal(member(role), holding(name, state), now))).toBe(expected);
  });
});

describe('Assign: every role to every role, in every state', () => {
  const assignments = roles.flatMap((role) =>
    roles.flatMap((toRole) => caseStates.map((state) => ({ role, toRole, state }))),
  );

  it.each(assignments)('$role gives a free case ($state) to another $toRole', ({ role, toRole, state }) => {
    const to = { id: 'other', role: toRole, isDisabled: false };
    const isPossible = toRole === 'approver' || (toRole === 'reviewer' && !isForApprovers(state));
    const basic = isForApprovers(state) ? basics(role, 'open') : basics(role, state);
    const allowed = role === 'reviewer' && basic === 'yes' ? 'not_allowed' : basic;
    const expected = allowed === 'yes' && !isPossible ? 'invalid' : allowed;
    expect(answerOf(assignRefusal(member(role), holding('free', state), to, now))).toBe(expected);
  });

  const toSelf = (['reviewer', 'approver'] as const).flatMap((role) => names.map((name) => ({ role, name })));

  it.each(toSelf)('$role takes an open case that is $name as an assignment', ({ role, name }) => {
    const to = { id: 'me', role, isDisabled: false };
    const isRefused = role === 'reviewer' ? isHeldByThem(name) : name === 'theirs';
    expect(answerOf(assignRefusal(member(role), holding(name), to, now))).toBe(isRefused ? 'taken' : 'yes');
  });

  it.each(toSelf)('$role ends the assignment of an open case that is $name', ({ role, name }) => {
    const isRefused = role === 'reviewer' ? isHeldByThem(name) : name === 'theirs';
    expect(answerOf(assignRefusal(member(role), holding(name), null, now))).toBe(isRefused ? 'taken' : 'yes');
  });

  it('a claim in force is not taken away by assigning, except to the member who has it', () => {
    const to = (id: string) => ({ id, role: 'reviewer' as const, isDisabled: false });
    expect(answerOf(assignRefusal(member('approver'), holding('theirs'), to('other'), now))).toBe('taken');
    expect(answerOf(assignRefusal(member('approver'), holding('theirs'), to('them'), now))).toBe('yes');
    expect(answerOf(assignRefusal(member('approver'), holding('mine'), to('other'), now))).toBe('yes');
    expect(answerOf(assignRefusal(member('approver'), holding('theirs, ended'), to('other'), now))).toBe('yes');
  });

  it('a disabled member gets no case', () => {
    const to = { id: 'other', role: 'reviewer' as const, isDisabled: true };
    expect(answerOf(assignRefusal(member('approver'), holding('free'), to, now))).toBe('invalid');
  });
});

it('A claimed case is claimed; an escalated one, and one that waits for a second person, stays so', () => {
  expect(caseStates.filter((state) => state !== 'decided').map(stateOnceClaimed)).toEqual([
    'claimed',
    'claimed',
    'claimed',
    'waiting_for_second',
    'escalated',
    'claimed',
    'claimed',
  ]);
});

describe('A decision of an approver that waits for a second person', () => {
  const waiting = { ...holding('free', 'waiting_for_second'), firstPersonId: 'me' };
  const [me, other] = [member('approver'), member('approver', 'other')];

  it('its first person: can neither claim nor take over nor be given the case', () => {
    expect(answerOf(claimRefusal(me, waiting, now))).toBe('not_allowed');
    expect(answerOf(takeOverRefusal(me, waiting))).toBe('not_allowed');
    const to = { id: 'me', role: 'approver' as const, isDisabled: false };
    expect(answerOf(assignRefusal(other, waiting, to, now))).toBe('invalid');
  });

  it('another approver can, and the first person can once the case is open again', () => {
    expect(answerOf(claimRefusal(other, waiting, now))).toBe('yes');
    expect(answerOf(takeOverRefusal(other, waiting))).toBe('yes');
    expect(answerOf(claimRefusal(me, { ...waiting, state: 'open' }, now))).toBe('yes');
  });
});
