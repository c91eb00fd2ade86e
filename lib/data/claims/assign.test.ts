import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MemberActor, roles } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { noticesFor } from '../notices/notices.ts';
import { assignableMembers, assignCases, mostAssigned } from './assign.ts';
import { claimCase } from './claim.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let ines: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  ines = await aMember('approver', 'Inês Duarte');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const newCase = async () => (await aCase(connection)).caseId;
const stored = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const kindsFor = async (actor: MemberActor, caseId: string) =>
  (await noticesFor(actor)).notices
    .filter(({ about }) => about.of === 'case' && about.caseId === caseId)
    .map(({ kind }) => kind);

async function assignOne(actor: MemberActor, caseId: string, toId: string | null): Promise<string> {
  const [result] = await assignCases(actor, { caseIds: [caseId], toId });
  return result?.refusal?.code ?? 'assigned';
}

it('an approver assigns an open case: it stays open, its new assignee is told, and then the one before', async () => {
  const caseId = await newCase();
  expect(await assignOne(ines, caseId, nadia.id)).toBe('assigned');
  expect(await stored(caseId)).toMatchObject({ state: 'open', assigneeId: nadia.id, assignedById: ines.id });
  expect(await kindsFor(nadia, caseId)).toEqual(['assigned']);
  expect(await codeOf(claimCase(tomas, caseId))).toBe('taken');
  expect(await assignOne(ines, caseId, tomas.id)).toBe('assigned');
  expect(await kindsFor(nadia, caseId)).toEqual(['reassigned', 'assigned']);
  expect(await kindsFor(tomas, caseId)).toEqual(['assigned']);
  expect(await assignOne(ines, caseId, null)).toBe('assigned');
  expect(await stored(caseId)).toMatchObject({ assigneeId: null, assignedById: null });
});

it('in bulk: each case is assigned or refused with its reason, and the others are not held up', async () => {
  const cases = {
    free: await newCase(),
    claimed: await newCase(),
    escalated: await newCase(),
    decided: await newCase(),
  };
  await claimCase(tomas, cases.claimed);
  await db().case.update({ where: { id: cases.escalated }, data: { state: 'escalated' } });
  const { version } = await stored(cases.decided);
  const decision = { decisionId: randomUUID(), outcome: 'rejected', reasons: ['RJ-05'], note: '' } as const;
  const input = {
    ...decision,
    reasons: [...decision.reasons],
    caseId: cases.decided,
    version,
    hasConfirmedUnseen: true,
  };
  await recordDecision(ines, input);
  const absent = randomUUID();
  const caseIds = [...Object.values(cases), absent, cases.free];
  const results = await assignCases(ines, { caseIds, toId: nadia.id });
  expect(results.map(({ caseId, refusal }) => [caseId, refusal?.code ?? null])).toEqual([
    [cases.free, null],
    [cases.claimed, 'taken'],
    [cases.escalated, 'invalid'],
    [cases.decided, 'closed'],
    [absent, 'not_found'],
  ]);
  for (const { refusal } of results.slice(1)) expect(refusal?.message).toMatch(/^[A-Z].*\.$/);
  expect((await stored(cases.free)).assigneeId).toBe(nadia.id);
  expect((await stored(cases.claimed)).assigneeId).toBe(tomas.id);
});

it(`${mostAssigned} cases at once are assigned, each with its own entry in the ledger`, async () => {
  const applicants = Array.from({ length: mostAssigned }, () => randomUUID());
  const base = { connectionId: connection, status: 'pending_review', fetchedAt: new Date(), recordHash: 'h' };
  await db().applicant.createMany({ data: applicants.map((id) => ({ ...base, id, externalId: id })) });
  const data = applicants.map((applicantId) => ({
    id: randomUUID(),
    applicantId,
    connectionId: connection,
    openedBecause: 'status',
    dueAt: new Date(),
  }));
  await db().case.createMany({ data });
  const caseIds = data.map(({ id }) => id);
  const results = await assignCases(ines, { caseIds, toId: nadia.id });
  expect(results.filter(({ refusal }) => refusal === null)).toHaveLength(mostAssigned);
  const told = await db().ledgerRow.count({ where: { kind: 'case.assigned', subjectId: { in: caseIds } } });
  expect(told).toBe(mostAssigned);
});

it('to themselves a reviewer assigns free cases alone, and gives them back', async () => {
  const [free, theirs] = [await newCase(), await newCase()];
  await assignOne(ines, theirs, tomas.id);
  expect(await assignOne(nadia, free, nadia.id)).toBe('assigned');
  expect(await assignOne(nadia, theirs, nadia.id)).toBe('taken');
  expect(await assignOne(nadia, theirs, null)).toBe('taken');
  expect(await assignOne(nadia, free, tomas.id)).toBe('not_allowed');
  expect(await assignOne(nadia, free, null)).toBe('assigned');
  expect(await kindsFor(nadia, free)).toEqual([]);
});

it('a claim of the member who gets the case goes on; one that ended is cleared', async () => {
  const [own, ended] = [await newCase(), await newCase()];
  for (const caseId of [own, ended]) await claimCase(nadia, caseId);
  await db().case.update({ where: { id: ended }, data: { claimedUntil: new Date(Date.now() - 1) } });
  expect(await assignOne(ines, own, nadia.id)).toBe('assigned');
  expect(await stored(own)).toMatchObject({ state: 'claimed', assigneeId: nadia.id, assignedById: ines.id });
  expect(await assignOne(ines, ended, tomas.id)).toBe('assigned');
  expect(await stored(ended)).toMatchObject({ state: 'open', assigneeId: tomas.id, claimedUntil: null });
});

it('to someone who is not there, or by a role that decides nothing: refused as a whole', async () => {
  const caseId = await newCase();
  expect(await codeOf(assignCases(ines, { caseIds: [caseId], toId: randomUUID() }))).toBe('not_found');
  for (const role of roles.filter((one) => one !== 'reviewer' && one !== 'approver'))
    expect(await codeOf(assignCases(await aMember(role), { caseIds: [caseId], toId: nadia.id }))).toBe('not_allowed');
});

it('only reviewers and approvers who are not disabled can be assigned', async () => {
  const paul = await aMember('reviewer', 'Paul Lindqvist');
  await db().member.update({ where: { id: paul.id }, data: { disabledAt: new Date() } });
  const listed = await assignableMembers(nadia);
  expect(listed.map(({ name }) => name)).toEqual(['Inês Duarte', 'Nadia Brandt', 'Tomás Ferreira']);
  expect(Object.keys(listed[0] ?? {})).toEqual(['id', 'name', 'role']);
  expect(await codeOf(assignableMembers(await aMember('manager')))).toBe('not_allowed');
  expect(await assignOne(ines, await newCase(), paul.id)).toBe('invalid');
});
