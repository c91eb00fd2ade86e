import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { makeDue } from '#test/builders/command.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { moveCommand } from '../../commands/move.ts';
import { closeDatabase, db, pool } from '../../database.ts';
import { recordDecision } from '../decide.ts';
import { draftOf } from '../drafts.ts';
import { undoDecision } from './undo.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  // Tests of the time itself make their own; here a slow machine must not end it.
  await aPolicy('undo', { seconds: 60 });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const archive = () => ({ id: randomUUID(), kind: 'archive' as const, isReversible: true, input: {} });
const caseOf = (id: string) => db().case.findUniqueOrThrow({ where: { id } });

async function decided(more: Parameters<typeof anApproval>[1] = {}) {
  const found = await aCase(connection, anApplicant({ documents: [], portrait: null }));
  const input = anApproval(found, { reasons: ['AP-01'], note: 'Compared.', ...more });
  return { ...found, input, id: input.decisionId, answer: await recordDecision(nadia, input) };
}

describe('Undo of a decision', () => {
  test('within the time: the case is where it was, its command withdrawn, the decision a draft; once', async () => {
    const command = archive();
    const { id, caseId, applicantId, answer } = await decided({ command });
    expect(answer.undoUntil?.getTime()).toBeGreaterThan(Date.now());
    expect(await db().command.findUniqueOrThrow({ where: { id: command.id } })).toMatchObject({ state: 'held' });
    await undoDecision(nadia, id);
    await undoDecision(nadia, id);
    expect(await caseOf(caseId)).toMatchObject({ state: 'open', outcome: null, decidedAt: null, round: 1 });
    expect(await db().command.findUniqueOrThrow({ where: { id: command.id } })).toMatchObject({ state: 'withdrawn' });
    const applicant = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
    expect(await draftOf(nadia.id, caseId, applicant)).toMatchObject({ outcome: 'approved', note: 'Compared.' });
    expect(await db().ledgerRow.count({ where: { subjectId: caseId, kind: 'decision.undone' } })).toBe(1);
  });

  test('then decided again: a second attempt in the same round', async () => {
    const { id, caseId } = await decided();
    await undoDecision(nadia, id);
    const { version } = await caseOf(caseId);
    await recordDecision(nadia, anApproval({ caseId, version }, { outcome: 'rejected', reasons: ['RJ-01'] }));
    const rows = await db().decision.findMany({ where: { caseId }, orderBy: { attempt: 'asc' } });
    expect(rows.map(({ attempt, outcome }) => [attempt, outcome])).toEqual([
      [1, 'approved'],
      [2, 'rejected'],
    ]);
  });

  test('from on hold: on hold again', async () => {
    const found = await aCase(connection);
    await db().case.update({ where: { id: found.caseId }, data: { state: 'on_hold' } });
    const input = anApproval(found);
    await recordDecision(nadia, input);
    await undoDecision(nadia, input.decisionId);
    expect(await caseOf(found.caseId)).toMatchObject({ state: 'on_hold' });
  });

  test('by another person: refused', async () => {
    const { id } = await decided();
    expect(await codeOf(undoDecision(await aMember('approver'), id))).toBe('not_allowed');
  });

  test('after its command was sent: refused, and nothing is withdrawn', async () => {
    const command = archive();
    const { id, caseId } = await decided({ command });
    await makeDue(command.id);
    await moveCommand(nadia, command.id, { event: { kind: 'send', sendingMs: 1_000, quarantineMs: 1_000 } });
    expect(await codeOf(undoDecision(nadia, id))).toBe('closed');
    expect(await caseOf(caseId)).toMatchObject({ state: 'decided' });
  });

  test('at the moment its command is sent: exactly one of the two happens', async () => {
    const found: [string, string][] = [];
    for (let round = 0; round < 8; round += 1) {
      const command = archive();
      const { id, caseId } = await decided({ command });
      await makeDue(command.id);
      const event = { kind: 'send', sendingMs: 1_000, quarantineMs: 1_000 } as const;
      await Promise.all([codeOf(undoDecision(nadia, id)), moveCommand(nadia, command.id, { event })]);
      const { state } = await db().command.findUniqueOrThrow({ where: { id: command.id } });
      found.push([(await caseOf(caseId)).state, state]);
    }
    for (const pair of found)
      expect([
        ['open', 'withdrawn'],
        ['decided', 'unknown'],
      ]).toContainEqual(pair);
  });

  test('after the time: refused by the act, and by the database whatever the code does', async () => {
    await aPolicy('undo', { seconds: 5 });
    const { id } = await decided();
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    expect(await codeOf(undoDecision(nadia, id))).toBe('closed');
    const raw = pool().query('INSERT INTO decision_undo (decision_id, member_id) VALUES ($1, $2)', [id, nadia.id]);
    await expect(raw).rejects.toThrow(/the time to undo/);
  });

  test('by SQL, without its ledger row or for someone else: refused', async () => {
    await aPolicy('undo', { seconds: 60 });
    const { id, caseId } = await decided();
    const insert = 'INSERT INTO decision_undo (decision_id, member_id) VALUES ($1, $2)';
    await expect(pool().query(insert, [id, nadia.id])).rejects.toThrow(/has no ledger row/);
    await expect(pool().query(insert, [id, (await aMember('approver')).id])).rejects.toThrow(/another person/);
    const open = `UPDATE "case" SET state = 'open', outcome = NULL, decided_at = NULL WHERE id = $1`;
    await expect(pool().query(open, [caseId])).rejects.toThrow(/open a new round/);
  });
});
