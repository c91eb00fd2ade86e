/**
 * Found by attack: each form has its own id, so that a page loaded again ordered the same deletion
 * a second time while the first one was `unknown`, and it went out blindly: no quarantine, no reading back. An order
 * that can't be taken back is now the only one of its kind for an applicant until it has ended.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aCommand, anOrder } from '#test/builders/command.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { settleCommand, withdrawCommand } from './by-hand.ts';
import { recordCommand } from './record.ts';

let database: TestDatabase;
let connection: string;
let ingrid: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  ingrid = await aMember('approver', 'Ingrid Solheim');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const someone = async () => (await aCase(connection)).applicantId;
const deletionOf = (applicantId: string, isReversible = false) =>
  anOrder(connection, applicantId, { kind: 'schedule_deletion', isReversible });

describe('An irreversible command', () => {
  test.each(['unknown', 'refused', 'conflict', 'needs_person'] as const)(
    'while the first is %s: a second order is refused',
    async (state) => {
      const applicantId = await someone();
      const id = await recordCommand(worker, deletionOf(applicantId));
      await db().command.update({
        where: { id },
        data: { state, tries: 1, sentAt: new Date(), notBefore: new Date() },
      });
      expect(await codeOf(recordCommand(worker, deletionOf(applicantId)))).toBe('closed');
      expect(await codeOf(recordCommand(worker, deletionOf(await someone())))).toBe('done');
      expect(await codeOf(recordCommand(ingrid, anOrder(connection, applicantId, { isReversible: false })))).toBe(
        'done',
      );
    },
  );

  test('after the first was withdrawn, settled or done: may be ordered again', async () => {
    const applicantId = await someone();
    const held = deletionOf(applicantId);
    await recordCommand(worker, held);
    expect(await codeOf(recordCommand(worker, deletionOf(applicantId)))).toBe('closed');
    expect(await codeOf(recordCommand(worker, held))).toBe('done');
    await withdrawCommand(ingrid, held.id);
    const refused = deletionOf(applicantId);
    await recordCommand(worker, refused);
    await db().command.update({ where: { id: refused.id }, data: { state: 'refused' } });
    await settleCommand(ingrid, refused.id, 'Their portal had it locked.');
    expect(await codeOf(recordCommand(worker, deletionOf(applicantId)))).toBe('done');
  });

  const atOnce = (applicantId: string, isReversible: boolean) =>
    Promise.all(Array.from({ length: 10 }, () => codeOf(recordCommand(worker, deletionOf(applicantId, isReversible)))));

  test('ten forms at once: one order', async () => {
    const outcomes = await atOnce(await someone(), false);
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'closed'), 'done']);
  });

  test('Control, reversible: ten forms make ten orders', async () => {
    expect(await atOnce(await someone(), true)).toEqual(Array.from({ length: 10 }, () => 'done'));
    const applicantId = await someone();
    await aCommand(worker, deletionOf(applicantId, true), 'unknown');
    expect(await codeOf(recordCommand(worker, deletionOf(applicantId, true)))).toBe('done');
  });
});
