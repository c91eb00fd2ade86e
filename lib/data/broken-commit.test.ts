/**
 * Found by attack: when the database broke during a COMMIT, the answer was that nothing was changed. The
 * connection breaks in the same way whether the change was saved or not, so neither may be said: it is unknown, and the
 * same form is sent again.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type CommitProxy, commitProxy } from '#test/database/commit-proxy.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { reveal } from './applicants/reveals.ts';
import { type DecisionInput, recordDecision } from './cases/decide.ts';
import { confirmDecision } from './cases/deciding/second.ts';
import { takeNext } from './claims/take-next.ts';
import { closeDatabase, db, SaveUnknown, statement, transaction, watchingSaves } from './database.ts';
import { failureOf } from './failure.ts';
import { Prisma } from './generated/client.ts';

let database: TestDatabase;
let proxy: CommitProxy;
let owner: pg.Client;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  proxy = await commitProxy(database.url);
  process.env.DATABASE_URL = proxy.url;
  forgetEnv();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await proxy.close();
  await database.close();
});

async function aForm(): Promise<DecisionInput> {
  const { caseId, version } = await aCase(connection);
  const plain = { outcome: 'approved' as const, reasons: [], note: '', hasConfirmedUnseen: true };
  return { decisionId: randomUUID(), caseId, version, ...plain };
}

const failing = (work: () => Promise<unknown>): Promise<unknown> =>
  watchingSaves(work).then(
    () => 'done',
    (error: unknown) => error,
  );
const messageOf = (error: unknown) => failureOf('action decideCase', error);
const saved = (decisionId: string) => db().decision.count({ where: { id: decisionId } });
const rowsOf = (caseId: string) => db().ledgerRow.count({ where: { subjectId: caseId, kind: 'decision.recorded' } });

const unknown = {
  code: 'unknown',
  message: expect.stringMatching(/^It is not known whether this was saved\. You can safely send it again as it is\. /),
};
const nothing = { code: 'failed', message: expect.stringMatching(/^This did not work, and nothing was changed\. /) };

describe('A connection to the database that breaks at COMMIT', () => {
  test.each([
    ['before PostgreSQL got it', 'before_commit', 0],
    ['before its answer arrived', 'after_commit', 1],
  ] as const)(
    '%s: it is unknown whether the decision was saved, and the same form decides once',
    async (_when, how, count) => {
      const form = await aForm();
      proxy.breakNext(how);
      const error = await failing(() => recordDecision(nadia, form));
      expect(error).toBeInstanceOf(SaveUnknown);
      expect(messageOf(error)).toEqual(unknown);
      expect(await saved(form.decisionId)).toBe(count);
      expect(await recordDecision(nadia, form)).toMatchObject({ decisionId: form.decisionId, commandIds: [] });
      expect([await saved(form.decisionId), await rowsOf(form.caseId)]).toEqual([1, 1]);
    },
  );

  test.each([
    ['before PostgreSQL got it', 'before_commit', 'waiting_for_second'],
    ['before its answer arrived', 'after_commit', 'decided'],
  ] as const)('%s, when a decision is confirmed: it waits or is decided, never between', async (_when, how, state) => {
    const form = { ...(await aForm()), reasons: ['AP-03'], note: 'The entry was removed.' };
    const hit = { kind: 'hit', tone: 'fail', label: 'Sanctions', title: 'Sanctions true match', place: 'hits' };
    await db().case.update({ where: { id: form.caseId }, data: { blockers: [hit] } });
    expect(await recordDecision(nadia, form)).toMatchObject({ stagedBecause: 'true_hit' });
    const ada = await aMember('approver');
    proxy.breakNext(how);
    expect(await failing(() => confirmDecision(ada, form.decisionId))).toBeInstanceOf(SaveUnknown);
    expect(await db().case.findUniqueOrThrow({ where: { id: form.caseId } })).toMatchObject({ state });
    await confirmDecision(ada, form.decisionId);
    expect([await saved(form.decisionId), await rowsOf(form.caseId)]).toEqual([1, 1]);
  });

  test.each([
    ['before PostgreSQL got it', 'before_commit'],
    ['before its answer arrived', 'after_commit'],
  ] as const)('%s, when a case is taken: unknown, and asked again the member has one case', async (_when, how) => {
    await db().case.updateMany({ where: { state: 'open' }, data: { state: 'on_hold' } });
    const cases = [await aCase(connection), await aCase(connection)].map(({ caseId }) => caseId);
    const paul = await aMember('reviewer');
    proxy.breakNext(how, 'take_next');
    expect(messageOf(await failing(() => takeNext(paul)))).toEqual(unknown);
    expect(await takeNext(paul)).toMatchObject({ isResumed: how === 'after_commit' });
    expect(await db().case.count({ where: { assigneeId: paul.id, state: 'claimed' } })).toBe(1);
    expect(await db().ledgerRow.count({ where: { kind: 'case.claimed', subjectId: { in: cases } } })).toBe(1);
  });

  test('control: the error is the same in both cases, so any single answer would be wrong in one of them', async () => {
    const outcomes: [message: string, count: number][] = [];
    for (const how of ['before_commit', 'after_commit'] as const) {
      const form = await aForm();
      proxy.breakNext(how);
      const { cause } = (await failing(() => recordDecision(nadia, form))) as { cause: Error };
      outcomes.push([cause.message, await saved(form.decisionId)]);
    }
    const [before, after] = outcomes;
    expect(before?.[0]).toBe(after?.[0]);
    expect([before?.[1], after?.[1]]).toEqual([0, 1]);
  });

  test('terminated by the server while it commits: unknown, and the same form decides', async () => {
    const form = await aForm();
    await atCommit('PERFORM pg_sleep(10)');
    const [error] = await Promise.all([failing(() => recordDecision(nadia, form)), terminateCommitting()]);
    await atCommit('NULL');
    expect(messageOf(error)).toEqual(unknown);
    await recordDecision(nadia, form);
    expect([await saved(form.decisionId), await rowsOf(form.caseId)]).toEqual([1, 1]);
  });
});

describe('What is known not to be saved', () => {
  test('a COMMIT that PostgreSQL refuses: nothing was changed', async () => {
    const form = await aForm();
    await atCommit(`RAISE EXCEPTION 'refused at commit'`);
    const error = await failing(() => recordDecision(nadia, form));
    await atCommit('NULL');
    expect(messageOf(error)).toEqual(nothing);
    expect(await saved(form.decisionId)).toBe(0);
  });

  test('a connection that breaks before the work is done: nothing was changed', async () => {
    const error = await failing(() =>
      transaction(async (tx) => {
        await tx.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
      }),
    );
    expect(messageOf(error)).toEqual(nothing);
  });

  test('a statement that PostgreSQL refuses: nothing was changed', async () => {
    expect(messageOf(await failing(() => statement(Prisma.sql`SELECT 1 / 0`)))).toEqual(nothing);
  });

  test('an error after something was saved in the same act: unknown', async () => {
    const { applicantId } = await aCase(connection);
    const error = await failing(async () => {
      await reveal(nadia, applicantId, 'email', null);
      throw new Error('what came after it failed');
    });
    expect(messageOf(error)).toEqual(unknown);
  });
});

/** What PostgreSQL does at the COMMIT of a decision, as a deferred trigger. */
async function atCommit(statement: string): Promise<void> {
  await owner.query(`
    CREATE OR REPLACE FUNCTION at_commit() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN ${statement}; RETURN NULL; END $$;
    DROP TRIGGER IF EXISTS at_commit ON decision;
    CREATE CONSTRAINT TRIGGER at_commit AFTER INSERT ON decision DEFERRABLE INITIALLY DEFERRED
      FOR EACH ROW EXECUTE FUNCTION at_commit();`);
}

/** Ends the connection that waits for its COMMIT. A superuser's right. */
async function terminateCommitting(): Promise<void> {
  const url = new URL(JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}').superUrl);
  url.pathname = new URL(database.url).pathname;
  const superuser = new pg.Client({ connectionString: url.href });
  await superuser.connect();
  for (let ended = 0; ended === 0; await sleep(20)) {
    const found = await superuser.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND query = 'COMMIT' AND state = 'active'`,
    );
    ended = found.rows.length;
  }
  await superuser.end();
}
