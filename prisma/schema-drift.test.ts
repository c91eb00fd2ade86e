import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { catalogueFacts } from '#test/database/catalogue-facts.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { schemaFacts } from '#test/database/schema-facts.ts';

/**
 * What migrations define and schema.prisma can't, one to a line. Any other difference is a mistake in one of the two:
 * the client would ask for columns that are not there, or the next migration would undo what this one made.
 */
const inMigrationsOnly = join(import.meta.dirname, 'in-migrations-only.txt');

let database: TestDatabase;
let said: ReadonlySet<string>;

beforeAll(async () => {
  database = await testDatabase();
  said = schemaFacts(await readFile(join(import.meta.dirname, 'schema.prisma'), 'utf8'));
});

afterAll(() => database.close());

test('Everything in schema.prisma is in the migrated database', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect(said.size).toBeGreaterThan(200);
  expect([...said].filter((fact) => !found.has(fact))).toEqual([]);
});

test('The migrated database has nothing more than the named checks, triggers and indexes', async () => {
  const found = await catalogueFacts(database.ownerUrl);
  expect([...found].filter((fact) => !said.has(fact)).sort()).toEqual(
    (await readFile(inMigrationsOnly, 'utf8')).trim().split('\n').sort(),
  );
});

test.each([
  ['ALTER TABLE member ADD COLUMN nickname text', 'column member.nickname text'],
  ['ALTER TABLE member ALTER COLUMN name DROP NOT NULL', 'column member.name text'],
  ['DROP INDEX case_number_key; CREATE INDEX ON "case" (number)', 'index case(number)'],
  [
    `ALTER TABLE session DROP CONSTRAINT session_member_id_fkey,
       ADD FOREIGN KEY (member_id) REFERENCES member (id) ON DELETE CASCADE`,
    'foreign key session(member_id) to member(id) delete cascade update noaction',
  ],
])('Caught: %s', async (statement, fact) => {
  const changed = await testDatabase();
  const owner = new pg.Client({ connectionString: changed.ownerUrl });
  await owner.connect();
  await owner.query(statement);
  await owner.end();
  const found = await catalogueFacts(changed.ownerUrl);
  await changed.close();
  expect([...found].filter((one) => !said.has(one))).toContain(fact);
});
