import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type ClaimAct, claimActs, type Person, ReferenceClaim } from '#test/claims/reference-claim.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { addConnection } from '../connections/connections.ts';
import { closeDatabase, db } from '../database.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { seedPolicies } from '../policies.ts';
import { assignCases } from './assign.ts';
import { claimCase, takeOver } from './claim.ts';
import { keepClaim } from './keep.ts';
import { releaseCase, releaseExpired } from './release.ts';
import { skipCase } from './skip.ts';
import { takeNext } from './take-next.ts';

let database: TestDatabase;
let connection: string;
let people: [MemberActor, Person][];

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(worker);
  const settings = { baseUrl: 'https://vendor.invalid' };
  connection = await addConnection(worker, { provider: 'paper', label: 'Paper', mode: 'test', settings });
  const roles = ['reviewer', 'reviewer', 'approver', 'approver', 'manager'] as const;
  const member = async (role: (typeof roles)[number]): Promise<[MemberActor, Person]> => {
    const actor = await aMember(role);
    return [actor, { name: actor.id, isApprover: role === 'approver', mayDecide: role !== 'manager' }];
  };
  people = await Promise.all(roles.map(member));
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

type Does = (act: ClaimAct, actor: MemberActor, caseId: string, to: MemberActor | null) => Promise<boolean>;

/** Does one act. Answers whether it was done. */
const does: Does = async (act, actor, caseId, to) => {
  try {
    if (act === 'claim') await claimCase(actor, caseId);
    else if (act === 'next') return (await takeNext(actor))?.caseId === caseId;
    else if (act === 'keep going') await keepClaim(actor, caseId);
    else if (act === 'release') await releaseCase(actor, caseId);
    else if (act === 'skip') await skipCase(actor, { caseId, reason: 'language', words: '' });
    else if (act === 'take over') await takeOver(actor, caseId);
    else if (act === 'assign') return await assigned(actor, caseId, to);
    else await moves(act, caseId);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
};

async function assigned(actor: MemberActor, caseId: string, to: MemberActor | null): Promise<boolean> {
  const [result] = await assignCases(actor, { caseIds: [caseId], toId: to?.id ?? null });
  return result?.refusal === null;
}

async function moves(act: ClaimAct, caseId: string): Promise<void> {
  const states: Partial<Record<ClaimAct, string>> = { hold: 'on_hold', escalate: 'escalated', open: 'open' };
  const state = states[act];
  if (state) await db().case.update({ where: { id: caseId }, data: { state } });
  else
    await db().case.updateMany({
      where: { id: caseId, claimedUntil: { not: null } },
      data: { claimedUntil: new Date(0) },
    });
  if (act === 'sweep') await releaseExpired();
}

const stepOf = (acts: readonly ClaimAct[]) =>
  fc.record({ act: fc.constantFrom(...acts), who: fc.nat(4), to: fc.constantFrom(null, 0, 1, 2, 3, 4) });

/** Runs random acts on new cases, and compares each answer and what is stored with the reference. */
function compare(does: Does, numRuns: number, acts: readonly ClaimAct[] = claimActs, seed?: number): Promise<void> {
  return fc.assert(
    fc.asyncProperty(fc.array(stepOf(acts), { minLength: 8, maxLength: 20 }), async (steps) => {
      await freeAll();
      const { caseId } = await aCase(connection);
      const reference = new ReferenceClaim();
      for (const [index, { act, who, to }] of steps.entries()) {
        const [[actor, person], other] = [people[who] ?? [], to === null ? null : people[to]];
        if (!actor || !person) throw new Error('there is no such person');
        const expected = reference.does(act, person, other?.[1] ?? null);
        const done = await does(act, actor, caseId, other?.[0] ?? null);
        const now = new Date();
        const stored = await db().case.findUniqueOrThrow({ where: { id: caseId } });
        const found = {
          done,
          where: stored.state === 'claimed' ? 'open' : stored.state.replaceAll('_', ' '),
          heldBy: holderOf({ ...stored, state: 'open' }, now),
          claimedBy: isClaimed(stored, now) ? stored.assigneeId : null,
        };
        const { where, heldBy, claimedBy } = reference;
        expect(found, `${index} ${act}`).toEqual({ done: expected, where, heldBy, claimedBy });
      }
    }),
    { numRuns, endOnFailure: true, ...(seed === undefined ? {} : { seed }) },
  );
}

/** Nobody has an earlier case, or is given it again. */
async function freeAll(): Promise<void> {
  await db().case.updateMany({ where: { state: { not: 'on_hold' } }, data: { state: 'on_hold' } });
  await db().case.updateMany({ where: { assigneeId: { not: null } }, data: { assigneeId: null, assignedById: null } });
}

test('Random acts on who has a case never differ from the reference (docs/security.md, bar 9)', async () => {
  await compare(does, testSize({ small: 40, full: 1_000 }));
  expect(await verifyLedger({})).toMatchObject({ ok: true });
}, 1_800_000);

// The controls do only the acts that their fault shows in, so that few sequences are enough.
test.each<[string, readonly ClaimAct[], Does]>([
  [
    'claims without a look at who has the case',
    ['claim', 'release'],
    async (act, actor, caseId, to) => {
      if (act !== 'claim') return does(act, actor, caseId, to);
      const claim = {
        state: 'claimed',
        assigneeId: actor.id,
        claimedAt: new Date(),
        claimedUntil: new Date(Date.now() + 600_000),
      };
      await db().case.update({ where: { id: caseId }, data: claim });
      return true;
    },
  ],
  [
    'gives a skipped case to the same member again',
    ['claim', 'next', 'skip'],
    async (act, actor, caseId, to) => {
      if (act === 'next') await db().caseSkip.deleteMany({ where: { caseId, memberId: actor.id } });
      return does(act, actor, caseId, to);
    },
  ],
])(
  'control: one that %s is found',
  async (_what, acts, machine) => {
    await expect(compare(machine, 100, acts, 7)).rejects.toThrow(/Property failed/);
  },
  300_000,
);
