import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { env } from '#lib/env.ts';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { verifyRows } from '#lib/ledger/verify.ts';
import { worker } from '#lib/review/actor.ts';
import type { Audited } from '#lib/review/audit/audit.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { linkRow } from '#test/ledger/link-row.ts';
import { closeDatabase, db } from '../database.ts';
import { seedPolicies } from '../policies.ts';
import { change, ledgerRows, ledgerTip, record } from './ledger.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(worker);
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const act = () => record(worker, { kind: 'applicant.opened', details: {} }, { type: 'applicant', id: 'a' });

/** What PostgreSQL says to a statement, as one of the two roles. */
async function says(url: string, statement: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

describe('The ledger in the database', () => {
  it('many writers at once, some of which fail: no gap, and the chain verifies', async () => {
    const acts = testSize({ small: 100, full: 2_000 });
    const failing = () =>
      change(worker, async (tx, note) => {
        note({ kind: 'applicant.opened', details: {} }, null);
        await tx.$executeRaw`SELECT 1 / 0`;
      }).catch(() => 'failed');
    const work = Array.from({ length: acts }, (_, index) => (index % 5 === 0 ? failing : act));
    const before = (await ledgerTip()).seq;
    for (let at = 0; at < work.length; at += 8) await Promise.all(work.slice(at, at + 8).map((one) => one()));
    expect((await ledgerTip()).seq).toBe(before + acts - Math.ceil(acts / 5));
    const verified = await verifyRows(rows(), { publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });
    expect(verified.ok).toBe(true);
  }, 120_000);

  it('several acts of one change: the rows that the database makes are those that the chain defines', async () => {
    const before = await ledgerTip();
    const details = {
      title: 'Zażółć „gęślą” 山田 \u0001\u007f\u2028\\"/',
      amount: 1e-7,
      b: [true, null, { z: 1, a: -0 }],
    };
    await change(worker, async (_tx, note) => {
      note({ kind: 'applicant.opened', details } as unknown as Audited, { type: 'applicant', id: 'ä"b' });
      note({ kind: 'applicant.opened', details: {} }, null);
    });
    let tip = before;
    const made = await ledgerRows(before.seq, 10);
    for (const { entry, ...row } of made) {
      const linked = linkRow(tip, JSON.parse(entry) as LedgerEntry);
      expect({ entry, ...row }).toEqual(linked);
      tip = linked;
    }
    expect(made).toHaveLength(2);
    expect(JSON.parse(made[0]?.entry ?? '')).toMatchObject({ actor: { id: 'worker' }, subject: { id: 'ä"b' } });
  });

  it('an entry can’t be written: the change is rolled back', async () => {
    const before = await db().policy.count();
    const work = change(worker, async (tx, note) => {
      await tx.policy.create({ data: { kind: 'invented', version: 1, value: {} } });
      // A lone surrogate has no canonical text, so this row can't be made.
      note({ kind: 'pull.failed', details: { round: 1, applicantsRead: 0, code: '\ud800' } }, null);
    });
    await expect(work).rejects.toThrow();
    expect(await db().policy.count()).toBe(before);
  });

  it('refuses a change that noted nothing', async () => {
    await expect(change(worker, async (tx) => tx.policy.count())).rejects.toThrow(/noted nothing/);
  });

  it.each([
    ['UPDATE', `UPDATE ledger SET kind = 'x' WHERE seq = 1`],
    ['DELETE', 'DELETE FROM ledger WHERE seq = 1'],
    ['TRUNCATE', 'TRUNCATE ledger'],
    ['DISABLE TRIGGER', 'ALTER TABLE ledger DISABLE TRIGGER ALL'],
    ['DROP', 'DROP TABLE ledger'],
  ])('refuses %s to the app role', async (_name, statement) => {
    expect(await says(database.url, statement)).toMatch(/permission denied|must be owner/);
  });

  it.each([
    ['UPDATE', `UPDATE ledger SET kind = 'x' WHERE seq = 1`],
    ['DELETE', 'DELETE FROM ledger WHERE seq = 1'],
    ['TRUNCATE', 'TRUNCATE ledger'],
  ])('refuses %s to the owner too', async (_name, statement) => {
    expect(await says(database.ownerUrl, statement)).toMatch(/never changed or removed/);
  });

  it.each([
    ['leaves a gap', (row: Row) => ({ ...row, seq: row.seq + 1 }), /does not follow/],
    ['names another hash before it', (row: Row) => ({ ...row, prev_hash: 'a'.repeat(64) }), /hash before it/],
    ['has a wrong hash', (row: Row) => ({ ...row, hash: 'b'.repeat(64) }), /wrong hash/],
    ['says something else than its entry', (row: Row) => ({ ...row, kind: 'decision.recorded' }), /something else/],
  ])('refuses a row that %s', async (_name, bend, message) => {
    await act();
    const tip = await ledgerTip();
    const at = new Date().toISOString();
    const row = linkRow(tip, {
      seq: tip.seq + 1,
      at,
      kind: 'applicant.opened',
      actor: { type: 'system', id: 'worker' },
      subject: null,
      details: {},
    });
    const bent = bend({
      seq: row.seq,
      at,
      kind: 'applicant.opened',
      actor_id: 'worker',
      subject_id: null,
      entry: row.entry,
      prev_hash: row.prevHash,
      hash: row.hash,
    });
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const insert = `INSERT INTO ledger (seq, at, kind, actor_id, subject_id, entry, prev_hash, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;
    await expect(client.query(insert, Object.values(bent))).rejects.toThrow(message);
    await client.end();
  });
});

type Row = {
  seq: number;
  at: string;
  kind: string;
  actor_id: string;
  subject_id: null;
  entry: string;
  prev_hash: string;
  hash: string;
};

async function* rows() {
  let after = 0;
  for (let page = await ledgerRows(after, 500); page.length > 0; page = await ledgerRows(after, 500)) {
    yield* page;
    after = page.at(-1)?.seq ?? after;
  }
}
