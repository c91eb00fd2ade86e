import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { OutcomeMove } from '#lib/review/case/move.ts';
import { type Act, acts } from '#lib/review/case/transitions.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { type Person, ReferenceCase } from '#test/review/reference-case.ts';
import { saveApplicant } from '../../applicants/save.ts';
import { closeDatabase, db } from '../../database.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { recordDecision } from '../decide.ts';
import { confirmDecision, returnDecision, withdrawStaged } from '../deciding/second.ts';
import { undoDecision } from '../deciding/undo.ts';
import { moveCase, resumeCase, undoMove } from './move.ts';
import { reopenCase } from './reopen.ts';
import { wakeDueCases } from './wake.ts';

let database: TestDatabase;
let connection: string;
let people: [MemberActor, Person][];

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  await aPolicy('undo', { seconds: 60 });
  const person = async (role: 'reviewer' | 'approver' | 'manager'): Promise<[MemberActor, Person]> => {
    const actor = await aMember(role);
    return [actor, { name: actor.id, isApprover: role === 'approver', mayDecide: role !== 'manager' }];
  };
  people = [await person('reviewer'), await person('reviewer'), await person('approver'), await person('approver')];
  people.push(await person('manager'));
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** An applicant whose approval needs a second person, and whose rejection does not. */
async function anExpired() {
  const [passport] = anApplicant().documents;
  const applicant = anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
  return { applicant, ...(await aCase(connection, applicant)) };
}

type Real = { applicant: Applicant; applicantId: string };

const moves: Partial<Record<Act, OutcomeMove>> = {
  request: 'requested',
  escalate: 'escalated',
  hold: 'held',
  snooze: 'snoozed',
};

/** Does one act on the latest round. @throws Refusal */
async function doAct(real: Real, act: Act, actor: MemberActor | null, to: string | null): Promise<void> {
  const found = await db().case.findFirstOrThrow({
    where: { applicantId: real.applicantId },
    orderBy: { round: 'desc' },
    include: { staged: { where: { endedAt: null } }, decisions: { where: { undo: null } } },
  });
  const of = { caseId: found.id, version: found.version };
  const decisionId = (act === 'undo' ? found.decisions[0]?.id : found.staged[0]?.id) ?? randomUUID();
  if (actor === null) return doItself(real, act, of.caseId);
  const kind = moves[act];
  if (kind) {
    const until = kind === 'snoozed' ? new Date(Date.now() + 3_600_000) : null;
    const toMemberId = kind === 'escalated' ? to : null;
    const reasons = kind === 'requested' ? ['RQ-01'] : [];
    const said = { kind, reasons, note: 'A note.', until, toMemberId };
    return void (await moveCase(actor, { moveId: randomUUID(), ...of, ...said }));
  }
  if (act === 'stage') return void (await recordDecision(actor, anApproval(of)));
  if (act === 'decide')
    return void (await recordDecision(actor, anApproval(of, { outcome: 'rejected', reasons: ['RJ-02'] })));
  if (act === 'resume') return resumeCase(actor, { moveId: randomUUID(), ...of, note: '' });
  if (act === 'reopen') {
    await reopenCase(actor, { moveId: randomUUID(), caseId: of.caseId, note: 'Again.' });
    return void (await db().case.updateMany({
      where: { applicantId: real.applicantId, state: 'open' },
      data: { assigneeId: null, assignedById: null },
    }));
  }
  if (act === 'confirm') return void (await confirmDecision(actor, decisionId));
  if (act === 'return') return returnDecision(actor, decisionId, 'Not yet.');
  if (act === 'withdraw') return withdrawStaged(actor, decisionId);
  return undoLast(actor, of.caseId, found.decisions[0]?.id);
}

async function undoLast(actor: MemberActor, caseId: string, decisionId: string | undefined): Promise<void> {
  if (decisionId) return undoDecision(actor, decisionId);
  const last = await db().caseMove.findFirst({ where: { caseId }, orderBy: { at: 'desc' } });
  await undoMove(actor, { moveId: randomUUID(), undoesId: last?.id ?? randomUUID() });
}

async function doItself(real: Real, act: Act, caseId: string): Promise<void> {
  if (act === 'wake') {
    await db().case.updateMany({ where: { id: caseId, state: 'snoozed' }, data: { wakesAt: new Date(0) } });
    return void (await wakeDueCases());
  }
  const labels = { again: randomUUID() };
  real.applicant = { ...real.applicant, labels };
  const { applicant } = real;
  const read = { connectionId: connection, externalId: applicant.externalId, fetchedAt: new Date(), problem: null };
  await saveApplicant(worker, { ...read, applicant });
}

const dbActs = acts.filter((act) => act !== 'answer' && act !== 'void');

test('Random acts on the database never differ from the reference (docs/security.md, bar 9)', async () => {
  const runs = testSize({ small: 40, full: 400 });
  const step = fc.record({
    act: fc.constantFrom<Act | 'changed'>(...dbActs, 'changed'),
    who: fc.nat(4),
    to: fc.constantFrom(null, 2, 3),
  });
  const sequence = fc.array(step, { minLength: 6, maxLength: 12 });
  const told: Record<string, number> = { done: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(sequence, async (steps) => {
      const real = await anExpired();
      const reference = new ReferenceCase();
      for (const { act, who, to } of steps) {
        const [actor, person] = people[who] ?? [];
        if (!actor || !person) throw new Error('no such person');
        const target = to === null || to === who ? null : (people[to]?.[0].id ?? null);
        const itself = act === 'changed' || act === 'wake';
        const expected = itself ? byDocket(reference, act) : reference.does(act, person, target);
        const done = await wasDone(doAct(real, act === 'changed' ? 'void' : act, itself ? null : actor, target));
        if (!itself) {
          expect([act, done]).toEqual([act, expected]);
          told[done ? 'done' : 'refused'] = (told[done ? 'done' : 'refused'] ?? 0) + 1;
        }
        const { state, assigneeId, assignedById } = await db().case.findFirstOrThrow({
          where: { applicantId: real.applicantId },
          orderBy: { round: 'desc' },
        });
        const heldBy = assignedById === null ? null : assigneeId;
        expect([act, state.replaceAll('_', ' '), heldBy]).toEqual([act, reference.where, reference.heldBy]);
      }
    }),
    { numRuns: runs },
  );
  expect(told.done).toBeGreaterThan(runs);
  const trust = { publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] };
  expect(await verifyLedger(trust)).toMatchObject({ ok: true });
}, 900_000);

/** A change of the vendor's data ends a wait for the applicant, or makes a staged decision void. */
function byDocket(reference: ReferenceCase, act: 'changed' | 'wake'): void {
  const docket = { name: 'docket', isApprover: false, mayDecide: false };
  if (act === 'wake') reference.does('wake', docket, null);
  else if (!reference.does('answer', docket, null)) reference.does('void', docket, null);
}

async function wasDone(work: Promise<void>): Promise<boolean> {
  try {
    await work;
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
