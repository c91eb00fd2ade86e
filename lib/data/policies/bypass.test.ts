import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { askFor, publishPolicies } from '#test/builders/policies.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db, pool } from '../database.ts';
import { policiesInForce, seedPolicies } from '../policies.ts';

// What the database refuses whatever the code does. Each statement is one that a mistake in lib/data could send.

let database: TestDatabase;
let author: MemberActor;
let second: MemberActor;
let request: { id: string; draftHash: string; baseHash: string };

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(worker);
  [author, second] = await Promise.all([aMember('admin'), aMember('approver')]);
  const { values } = await policiesInForce();
  request = await askFor(author, { ...values, undo: { seconds: 30 } });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const update = (set: string, values: unknown[] = []) =>
  pool().query(`UPDATE policy_publish SET ${set} WHERE id = $1`, [request.id, ...values]);
const published = "state = 'published', ended_at = now(), approver_id = $2";
const version = (publishId: string | null, value: object, kind = 'undo') =>
  pool().query(
    `INSERT INTO policy (kind, version, value, publish_id)
     SELECT $1, max(version) + 1, $2, $3 FROM policy WHERE kind = $1`,
    [kind, value, publishId],
  );

describe('The database refuses', () => {
  test('the author as the second person, and a confirmation by no one', async () => {
    await expect(update(published, [author.id])).rejects.toThrow(/second_is_not_first/);
    await expect(update("state = 'published', ended_at = now()")).rejects.toThrow(/confirmed_by_someone/);
    await expect(update("state = 'refused', ended_at = now(), refuser_id = $2", [author.id])).rejects.toThrow(
      /refuser_is_not_author/,
    );
  });

  test('a confirmed request without its edition', async () => {
    await expect(update(published, [second.id])).rejects.toThrow(/has no edition/);
  });

  test('a request that is turned into another, or deleted', async () => {
    await expect(update(`"values" = '{}'`)).rejects.toThrow(/another/);
    await expect(update('author_id = $2', [second.id])).rejects.toThrow(/another/);
    await expect(update(`expires_at = now() + interval '1 year'`)).rejects.toThrow(/another/);
    await expect(pool().query('DELETE FROM policy_publish')).rejects.toThrow(/never deleted/);
  });

  test('a version without a request, one of a request that waits, and one that leaves a number out', async () => {
    await expect(version(null, { seconds: 60 })).rejects.toThrow(/not confirmed/);
    await expect(version(request.id, { seconds: 30 })).rejects.toThrow(/not what a second person confirmed/);
    const late = pool().query(`INSERT INTO policy (kind, version, value) VALUES ('undo', 7, '{"seconds": 10}')`);
    await expect(late).rejects.toThrow(/the next version/);
  });

  test('control: what a release of Docket adds to a policy goes through', async () => {
    const client = await pool().connect();
    const add = (value: object) =>
      client.query(
        `INSERT INTO policy (kind, version, value) SELECT 'undo', max(version) + 1, $1 FROM policy WHERE kind = 'undo'`,
        [value],
      );
    try {
      await client.query('BEGIN');
      await add({ seconds: 10, another: true });
      await expect(add({ seconds: 10 }), 'but it takes nothing away').rejects.toThrow(/not confirmed/);
    } finally {
      await client.query('ROLLBACK');
      client.release();
    }
  });

  test('an edition that names other versions, leaves a number out, or is not what was confirmed', async () => {
    const insert = (values: string) => pool().query(`INSERT INTO policy_edition (number, versions) ${values}`);
    await expect(insert(`VALUES (2, '{"undo": 1}')`)).rejects.toThrow(/newest version of each/);
    await expect(insert('VALUES (9, newest_policy_versions())')).rejects.toThrow(/next edition/);
    const unconfirmed = `INSERT INTO policy_edition (number, versions, publish_id)
      VALUES (2, newest_policy_versions(), $1)`;
    await expect(pool().query(unconfirmed, [request.id])).rejects.toThrow(/not what a second person/);
  });

  test('a request on an old edition, or with other values than the draft', async () => {
    const copy = (column: string, value: string) =>
      pool().query(
        `INSERT INTO policy_publish
           (id, "values", draft_hash, base_edition, base_hash, preview, rationale, author_id, expires_at)
         SELECT $1, ${column === 'values' ? value : '"values"'}, draft_hash,
           ${column === 'base' ? value : 'base_edition'}, base_hash, preview, rationale, author_id, expires_at
         FROM policy_publish WHERE id = $2`,
        [randomUUID(), request.id],
      );
    await expect(copy('values', `'{}'`)).rejects.toThrow(/rests on its author/);
    await expect(copy('base', '0')).rejects.toThrow(/rests on its author/);
    await expect(copy('none', ''), 'a second one that waits').rejects.toThrow(/one_open/);
  });

  test('a case that is moved to other policies', async () => {
    const { caseId } = await aCase(await aConnection());
    const { values } = await policiesInForce();
    await publishPolicies({ ...values, claims: { ...values.claims, maxHeld: 3 } });
    const move = `UPDATE "case" SET policy_edition = (SELECT max(number) FROM policy_edition) WHERE id = $1`;
    await expect(pool().query(move, [caseId])).rejects.toThrow(/keeps the policies/);
  });

  test('a version of a request that was published before: a confirmation replayed in SQL', async () => {
    const done = await db().policyPublish.findFirstOrThrow({ where: { state: 'published' } });
    const { values } = await policiesInForce();
    await expect(version(done.id, values.claims, 'claims')).rejects.toThrow(/not what a second person confirmed/);
    const again = pool().query(`UPDATE policy_publish SET state = 'waiting' WHERE id = $1`, [done.id]);
    await expect(again).rejects.toThrow(/ended stays/);
  });
});
