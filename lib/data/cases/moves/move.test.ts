import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../../applicants/save.ts';
import { closeDatabase, db, pool } from '../../database.ts';
import { recordDecision } from '../decide.ts';
import { undoDecision } from '../deciding/undo.ts';
import { draftOf } from '../drafts.ts';
import { type MoveInput, moveCase, resumeCase, undoMove } from './move.ts';
import { reopenCase } from './reopen.ts';
import { wakeDueCases } from './wake.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let ada: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
  ada = await aMember('approver', 'Ada Lindqvist');
  // A slow machine must not end the time to undo.
  await aPolicy('undo', { seconds: 60 });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const caseOf = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const movesOf = (caseId: string) => db().caseMove.findMany({ where: { caseId }, orderBy: { at: 'asc' } });

async function aMove(kind: MoveInput['kind'], more: Partial<MoveInput> = {}): Promise<MoveInput> {
  const { caseId, version } = await aCase(connection);
  const until = kind === 'snoozed' ? inHours(2) : null;
  const note = 'Please send the back of the card.';
  const reasons = kind === 'requested' ? ['RQ-02'] : [];
  return { moveId: randomUUID(), caseId, version, kind, reasons, note, until, toMemberId: null, ...more };
}

describe('A case that is moved', () => {
  test.each([
    ['requested', 'waiting_for_applicant'],
    ['escalated', 'escalated'],
    ['held', 'on_hold'],
    ['snoozed', 'snoozed'],
  ] as const)(
    '%s: %s, with its row, its note sealed and its ledger row; the same form again is once',
    async (kind, state) => {
      const input = await aMove(kind);
      const first = await moveCase(nadia, input);
      expect(await moveCase(nadia, input)).toEqual(first);
      expect(await caseOf(input.caseId)).toMatchObject({ state, version: input.version + 1 });
      expect(await movesOf(input.caseId)).toMatchObject([
        { id: input.moveId, kind, stateBefore: 'open', stateAfter: state, note: expect.stringMatching(/^v1\./) },
      ]);
      expect(await db().ledgerRow.count({ where: { subjectId: input.caseId, kind: 'case.moved' } })).toBe(1);
    },
  );

  test('the form of another member, or another form under the same id: refused', async () => {
    const input = await aMove('held');
    await moveCase(nadia, input);
    expect(await codeOf(moveCase(tomas, input))).toBe('invalid');
    expect(await codeOf(moveCase(nadia, { ...input, note: 'Another note.' }))).toBe('invalid');
  });

  test('two people at once: one moves it, the other is told that it changed', async () => {
    const input = await aMove('held');
    const other = { ...input, moveId: randomUUID(), kind: 'escalated' as const };
    const answers = await Promise.all([codeOf(moveCase(nadia, input)), codeOf(moveCase(tomas, other))]);
    expect(answers.toSorted()).toEqual(['changed', 'done']);
  });

  test.each<[string, MoveInput['kind'], Partial<MoveInput>]>([
    ['nothing is asked for, although there is a note', 'requested', { reasons: [] }],
    ['a reason to reject as what is asked for', 'requested', { reasons: ['RJ-02'] }],
    ['something else without a word in the message', 'requested', { reasons: ['RQ-13'], message: ' ' }],
    ['a message longer than 4,000 characters', 'requested', { message: 'a'.repeat(4_001) }],
    ['a message where nothing is asked for', 'held', { message: 'Hello.' }],
    ['the reason that needs a note, without one', 'held', { reasons: ['HD-06'], note: ' ' }],
    ['a reason to reject as the reason to hold', 'held', { reasons: ['RJ-02'] }],
    ['no reason to hold', 'held', { note: ' ' }],
    ['a reason that is not in force', 'held', { reasons: ['XX-99'] }],
    ['escalated without a note', 'escalated', { note: '' }],
    ['snoozed without a time', 'snoozed', { until: null }],
    ['snoozed for 5 minutes', 'snoozed', { until: inHours(1 / 12) }],
    ['snoozed for 31 days', 'snoozed', { until: inHours(31 * 24) }],
    ['held until a time', 'held', { until: inHours(1) }],
  ])('%s: refused', async (_what, kind, more) => {
    expect(await codeOf(moveCase(nadia, await aMove(kind, more)))).toBe('invalid');
  });

  test('escalated to a named approver: assigned to them; to a reviewer or oneself: refused', async () => {
    const input = await aMove('escalated', { toMemberId: ada.id });
    await moveCase(nadia, input);
    expect(await caseOf(input.caseId)).toMatchObject({ state: 'escalated', assigneeId: ada.id });
    expect(await codeOf(moveCase(nadia, await aMove('escalated', { toMemberId: tomas.id })))).toBe('invalid');
    expect(await codeOf(moveCase(ada, await aMove('escalated', { toMemberId: ada.id })))).toBe('invalid');
    const taken = { moveId: randomUUID(), caseId: input.caseId, version: input.version + 1, note: '' };
    expect(await codeOf(resumeCase(nadia, taken))).toBe('not_allowed');
    await resumeCase(ada, taken);
    expect(await caseOf(input.caseId)).toMatchObject({ state: 'open', assigneeId: ada.id });
  });

  test('asking with a new link: the link is ordered in the same transaction, and at once', async () => {
    const command = { id: randomUUID(), kind: 'create_link' as const, isReversible: true, input: {} };
    const input = await aMove('requested', { command });
    expect(await moveCase(nadia, input)).toMatchObject({ commandIds: [command.id] });
    expect(await db().command.findUniqueOrThrow({ where: { id: command.id } })).toMatchObject({ state: 'waiting' });
    expect(await movesOf(input.caseId)).toMatchObject([{ commandId: command.id }]);
  });

  test('undone by the same person: where it was and with whom it was; by another: refused', async () => {
    const input = await aMove('escalated', { toMemberId: ada.id });
    const assigned = { assigneeId: nadia.id, assignedById: ada.id };
    await db().case.update({ where: { id: input.caseId }, data: assigned });
    await moveCase(nadia, input);
    expect(await codeOf(undoMove(tomas, { moveId: randomUUID(), undoesId: input.moveId }))).toBe('not_allowed');
    const undo = { moveId: randomUUID(), undoesId: input.moveId };
    await undoMove(nadia, undo);
    await undoMove(nadia, undo);
    expect(await caseOf(input.caseId)).toMatchObject({ state: 'open', assigneeId: nadia.id });
    const { applicant } = await db().case.findUniqueOrThrow({
      where: { id: input.caseId },
      select: { applicant: { select: { id: true, dataKey: true } } },
    });
    const again = { outcome: 'escalated', note: input.note, until: null };
    expect(await draftOf(nadia.id, input.caseId, applicant)).toMatchObject(again);
    expect(await codeOf(undoMove(nadia, { moveId: randomUUID(), undoesId: input.moveId }))).toBe('closed');
  });
});

test('A request, then a decision that is undone: the request can no longer be undone', async () => {
  const input = await aMove('requested');
  await moveCase(ada, input);
  const rejection = anApproval(input, { outcome: 'rejected', reasons: ['RJ-02'], version: input.version + 1 });
  await recordDecision(nadia, rejection);
  await undoDecision(nadia, rejection.decisionId);
  expect(await codeOf(undoMove(ada, { moveId: randomUUID(), undoesId: input.moveId }))).toBe('closed');
  expect(await caseOf(input.caseId)).toMatchObject({ state: 'waiting_for_applicant', assigneeId: nadia.id });
});

describe('The clock of a case', () => {
  const stopFor = (caseId: string, hours: number) =>
    pool().query(`UPDATE "case" SET clock_stopped_at = clock_stopped_at - $2 * interval '1 hour' WHERE id = $1`, [
      caseId,
      hours,
    ]);

  test.each(['snoozed', 'requested'] as const)(
    '%s: stands still, and is due later by the time it stood',
    async (kind) => {
      const input = await aMove(kind);
      const { dueAt } = await caseOf(input.caseId);
      await moveCase(nadia, input);
      await stopFor(input.caseId, 7);
      await resumeCase(nadia, { moveId: randomUUID(), caseId: input.caseId, version: input.version + 1, note: '' });
      const after = await caseOf(input.caseId);
      expect(after.clockStoppedAt).toBeNull();
      expect((after.dueAt.getTime() - dueAt.getTime()) / 3_600_000).toBeCloseTo(7, 1);
    },
  );

  test.each(['held', 'escalated'] as const)('%s: runs on', async (kind) => {
    const input = await aMove(kind);
    const { dueAt } = await caseOf(input.caseId);
    await moveCase(nadia, input);
    expect(await caseOf(input.caseId)).toMatchObject({ dueAt, clockStoppedAt: null });
  });
});

describe('A case that waits is taken up again', () => {
  test('snoozed: by the worker when its time has come, once, and not before', async () => {
    const input = await aMove('snoozed');
    await moveCase(nadia, input);
    await wakeDueCases();
    expect(await caseOf(input.caseId)).toMatchObject({ state: 'snoozed' });
    await db().case.update({ where: { id: input.caseId }, data: { wakesAt: new Date(0) } });
    await Promise.all([wakeDueCases(), wakeDueCases(), wakeDueCases()]);
    expect(await caseOf(input.caseId)).toMatchObject({ state: 'open' });
    expect((await movesOf(input.caseId)).map(({ kind, memberId }) => [kind, memberId])).toEqual([
      ['snoozed', nadia.id],
      ['woken', null],
    ]);
  });

  test('waiting for the applicant: when the provider’s data changed', async () => {
    const applicant = anApplicant();
    const { caseId, version } = await aCase(connection, applicant);
    await moveCase(nadia, { ...(await aMove('requested')), caseId, version });
    const read = { connectionId: connection, externalId: applicant.externalId, fetchedAt: new Date(), problem: null };
    await saveApplicant(worker, { ...read, applicant });
    expect(await caseOf(caseId)).toMatchObject({ state: 'waiting_for_applicant' });
    await saveApplicant(worker, { ...read, applicant: { ...applicant, updatedAt: '2026-11-03T09:00:00.000Z' } });
    expect(await caseOf(caseId)).toMatchObject({ state: 'open' });
    expect((await movesOf(caseId)).at(-1)).toMatchObject({ kind: 'answered', memberId: null });
  });
});

test('Reopening a decided case: a new round by hand, assigned; once per form, and only with a reason', async () => {
  const found = await aCase(connection);
  await recordDecision(nadia, anApproval(found));
  const input = { moveId: randomUUID(), caseId: found.caseId, note: 'The bank asked us to look again.' };
  expect(await codeOf(reopenCase(nadia, { ...input, note: '' }))).toBe('invalid');
  const id = await reopenCase(nadia, input);
  expect(await reopenCase(nadia, input)).toBe(id);
  expect(await caseOf(id)).toMatchObject({ round: 2, state: 'open', openedBecause: 'by_hand', assigneeId: nadia.id });
  expect(await caseOf(found.caseId)).toMatchObject({ state: 'decided' });
  expect(await codeOf(reopenCase(tomas, { ...input, moveId: randomUUID() }))).toBe('closed');
  expect(await codeOf(reopenCase(nadia, { ...input, moveId: randomUUID(), caseId: id }))).toBe('closed');
});
