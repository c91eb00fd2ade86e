import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { testSize } from '#test/database/size.ts';
import { type Person, ReferenceCase } from '#test/review/reference-case.ts';
import { type Actor, type MemberActor, type Role, worker } from '../actor.ts';
import { type CaseState, caseStates } from './case.ts';
import { type Act, acts, type Standing, type Transition, transition } from './transitions.ts';

const member = (id: string, role: Role): MemberActor => ({
  kind: 'member',
  id,
  name: id,
  email: `${id}@example.test`,
  role,
  sessionId: 's',
});
const people: [Actor, Person][] = [
  [member('rina', 'reviewer'), { name: 'rina', isApprover: false, mayDecide: true }],
  [member('rolf', 'reviewer'), { name: 'rolf', isApprover: false, mayDecide: true }],
  [member('ada', 'approver'), { name: 'ada', isApprover: true, mayDecide: true }],
  [member('amos', 'approver'), { name: 'amos', isApprover: true, mayDecide: true }],
  [member('mia', 'manager'), { name: 'mia', isApprover: false, mayDecide: false }],
  [worker, { name: 'docket', isApprover: false, mayDecide: false }],
];

type Machine = (standing: Standing, act: Act, actor: Actor) => Transition;

/** A case under the machine: what lib/data keeps of it between two acts. */
type Kept = { standing: Standing; heldBefore: string | null };

class Does implements fc.Command<ReferenceCase, Kept> {
  readonly machine: Machine;
  readonly act: Act;
  readonly who: number;
  readonly to: string | null;

  constructor(machine: Machine, act: Act, who: number, to: string | null) {
    this.machine = machine;
    this.act = act;
    this.who = who;
    this.to = to;
  }

  check(): boolean {
    return true;
  }

  run(reference: ReferenceCase, kept: Kept): void {
    const [actor, person] = people[this.who] ?? [];
    if (!actor || !person) throw new Error('no such person');
    const { to } = this.machine(kept.standing, this.act, actor);
    this.#mustBe(to !== null, reference.does(this.act, person, this.to));
    if (to !== null) keep(kept, this.act, to, actor.id, this.to);
    this.#mustBe(kept.standing.state.replaceAll('_', ' '), reference.where);
    this.#mustBe(kept.standing.assigneeId, reference.heldBy);
  }

  /** Compared without `expect`, which takes most of the time of 100,000 sequences. */
  #mustBe(found: unknown, expected: unknown): void {
    if (found !== expected) throw new Error(`${this}: ${found}, and the reference says ${expected}`);
  }

  toString(): string {
    return `${people[this.who]?.[0].id} ${this.act}${this.to ? ` to ${this.to}` : ''}`;
  }
}

/** What lib/data saves after an act. */
function keep(kept: Kept, act: Act, state: CaseState, id: string, to: string | null): void {
  const { assigneeId, firstId, state: stateBefore } = kept.standing;
  const canBeUndone = ['decide', 'request', 'escalate', 'hold', 'snooze', 'confirm'].includes(act);
  const back = act === 'return' || act === 'withdraw' || act === 'void';
  // Nobody has a case that is decided, or that waits for a second person.
  const nobody = { decide: null, stage: null, confirm: null, reopen: null };
  const assigned: Partial<Record<Act, string | null>> = { ...nobody, escalate: to, undo: kept.heldBefore };
  const next = act in assigned ? (assigned[act] ?? null) : back ? firstId : assigneeId;
  const decider = act === 'decide' ? id : assigneeId;
  kept.heldBefore = act === 'confirm' ? firstId : decider;
  kept.standing = {
    state,
    assigneeId: next,
    firstId: act === 'stage' ? id : null,
    undoable: canBeUndone ? { byId: id, stateBefore } : null,
  };
}

const commandsOf = (machine: Machine) =>
  fc.commands(
    acts.map((act) =>
      fc
        .tuple(fc.nat(people.length - 1), fc.constantFrom(null, 'ada', 'amos'))
        .map(([who, to]) => new Does(machine, act, who, to)),
    ),
    { size: '+1', maxCommands: 60 },
  );

const run = (machine: Machine, numRuns: number, seed?: number) =>
  fc.assert(
    fc.property(commandsOf(machine), (commands) =>
      fc.modelRun(
        () => ({
          model: new ReferenceCase(),
          real: {
            standing: { state: 'open' as const, assigneeId: null, firstId: null, undoable: null },
            heldBefore: null,
          },
        }),
        commands,
      ),
    ),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  );

describe('Random sequences of acts against the reference (docs/security.md, bar 9)', () => {
  const sequences = testSize({ small: 2_000, full: 100_000 });

  it(`never differ, ${sequences} sequences`, () => run(transition, sequences), 1_800_000);

  test.each<[string, Machine]>([
    [
      'lets the first person confirm',
      (standing, act, actor) => transition(act === 'confirm' ? { ...standing, firstId: null } : standing, act, actor),
    ],
    [
      'lets anyone move a case that is someone else’s',
      (standing, act, actor) => transition({ ...standing, assigneeId: null }, act, actor),
    ],
    [
      'lets a reviewer decide an escalated case',
      (standing, act, actor) =>
        transition(
          act === 'decide' && standing.state === 'escalated' ? { ...standing, state: 'open' } : standing,
          act,
          actor,
        ),
    ],
    [
      'lets anyone undo',
      (standing, act, actor) =>
        transition(
          standing.undoable ? { ...standing, undoable: { ...standing.undoable, byId: actor.id } } : standing,
          act,
          actor,
        ),
    ],
  ])('control: a machine that %s is found', (_what, machine) => {
    expect(() => run(machine, 2_000, 7)).toThrow();
  });
});

test('Every act in every state has one answer, and a refusal has a sentence', () => {
  for (const state of caseStates)
    for (const act of acts)
      for (const [actor] of people) {
        const { to, refusal } = transition({ state, assigneeId: null, firstId: 'ada', undoable: null }, act, actor);
        expect((to === null) !== (refusal === null)).toBe(true);
        if (refusal) expect(refusal.message).toMatch(/\.$/);
      }
});
