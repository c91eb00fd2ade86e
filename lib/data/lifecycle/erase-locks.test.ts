import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { recordDecision } from '../cases/decide.ts';
import { moveCase } from '../cases/moves/move.ts';
import { reopenCase } from '../cases/moves/reopen.ts';
import { closeDatabase, db, pool, transaction } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { eraseApplicant } from './erase.ts';

/**
 * An erasure locked the applicant, then the case; an act on the case locked the case, then, by its foreign key, the
 * applicant: both waited for each other, and PostgreSQL ended one of them with an error. All lock the case first now.
 */
let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

type Case = Awaited<ReturnType<typeof aCase>>;

const erase = ({ applicantId }: Case) =>
  change(worker, (tx, note) => eraseApplicant(tx, note, applicantId, { act: 'delete', jobId: randomUUID() }));

const reopen = ({ caseId }: Case) =>
  reopenCase(nadia, { moveId: randomUUID(), caseId, note: 'The bank asked us to look again.' });

const hold = ({ caseId, version }: Case) =>
  moveCase(nadia, {
    ...{ moveId: randomUUID(), caseId, version, kind: 'held', reasons: [], note: 'We wait for the branch.' },
    ...{ until: null, toMemberId: null },
  });

async function aDecidedCase(): Promise<Case> {
  const found = await aCase(connection);
  await recordDecision(nadia, anApproval(found));
  return found;
}

/** Waits until so many sessions of this database wait for a lock. */
async function untilWaiting(sessions: number): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const { rows } = await pool().query(
      `SELECT count(*)::int AS waiting FROM pg_stat_activity
       WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows[0].waiting >= sessions) return;
    await sleep(10);
  }
  throw new Error('no one waits');
}

/**
 * Begins an erasure, which stops at the images that another session holds, then an act on the case, which then waits
 * too; and lets both go on.
 */
async function oneInTheOther(erasing: (found: Case) => Promise<unknown>, found: Case, act: () => Promise<unknown>) {
  const other = await pool().connect();
  try {
    await other.query('BEGIN');
    await other.query('SELECT id FROM image WHERE applicant_id = $1 FOR UPDATE', [found.applicantId]);
    const erased = Promise.allSettled([erasing(found)]);
    await untilWaiting(1);
    const acted = codeOf(act());
    await untilWaiting(2);
    await other.query('COMMIT');
    const [outcome] = await erased;
    return { erased: outcome.status, acted: await acted };
  } finally {
    other.release();
  }
}

test('A case is reopened while its applicant is erased: it waits, and is told that there is no applicant', async () => {
  const found = await aDecidedCase();
  expect(await oneInTheOther(erase, found, () => reopen(found))).toEqual({ erased: 'fulfilled', acted: 'closed' });
});

test('A case is moved while its applicant is erased: it waits, and is told that the case changed', async () => {
  const found = await aCase(connection);
  expect(await oneInTheOther(erase, found, () => hold(found))).toEqual({ erased: 'fulfilled', acted: 'changed' });
});

test('Control: the applicant is locked before the case, and one of the two is ended with an error', async () => {
  const found = await aDecidedCase();
  const naive = ({ applicantId }: Case) =>
    transaction(async (tx) => {
      await tx.$queryRaw`SELECT id FROM applicant WHERE id = ${applicantId}::uuid FOR UPDATE`;
      await tx.$queryRaw`SELECT id FROM image WHERE applicant_id = ${applicantId}::uuid FOR UPDATE`;
      await tx.case.updateMany({ where: { applicantId }, data: { isArchived: true } });
    });
  const { erased, acted } = await oneInTheOther(naive, found, () => reopen(found));
  expect([erased, acted]).not.toEqual(['fulfilled', 'done']);
  expect([erased, acted]).not.toEqual(['fulfilled', 'closed']);
});

test('Cases are reopened as their applicants are erased, many times: each time one comes first', async () => {
  const cases: Case[] = [];
  for (let at = 0; at < testSize({ small: 15, full: 200 }); at++) cases.push(await aDecidedCase());
  for (const found of cases) {
    const [erased, reopened] = await Promise.all([codeOf(erase(found)), codeOf(reopen(found))]);
    expect(erased).toBe('done');
    expect(['done', 'closed']).toContain(reopened);
    const { erasedAt } = await db().applicant.findUniqueOrThrow({ where: { id: found.applicantId } });
    expect(erasedAt).not.toBeNull();
    expect(await db().case.count({ where: { applicantId: found.applicantId, isArchived: false } })).toBe(0);
  }
});
