import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../test-database.ts';
import { MigrationFailed, migrate, pendingMigrations } from './apply.ts';
import { appendOnlyTables } from './grants.ts';
import { checkAppRole, checkServer, DatabaseNotReady } from './readiness.ts';

let database: TestDatabase;
let app: pg.Client;
let owner: pg.Client;

beforeAll(async () => {
  database = await testDatabase();
  app = new pg.Client({ connectionString: database.url });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await Promise.all([app.connect(), owner.connect()]);
});

afterAll(async () => {
  await Promise.all([app.end(), owner.end()]);
  await database.close();
});

test('A second run applies nothing and leaves nothing pending', async () => {
  await expect(migrate(database.ownerUrl, 'docket_app')).resolves.toEqual([]);
  await expect(pendingMigrations(app)).resolves.toEqual([]);
});

test('A fresh database is ready for the app role', async () => {
  await checkServer(app);
  await checkAppRole(app);
});

test('The owner is refused as the app role', async () => {
  await expect(checkAppRole(owner)).rejects.toThrow(DatabaseNotReady);
  await expect(checkAppRole(owner)).rejects.toThrow(/owns tables/);
});

const aColumn = { ledger: 'entry', decision: 'note', decision_evidence: 'fate', policy: 'value' } as const;

test.each(
  appendOnlyTables.flatMap((table) => [
    [`UPDATE "${table}" SET "${aColumn[table]}" = "${aColumn[table]}"`],
    [`DELETE FROM "${table}"`],
    [`TRUNCATE "${table}"`],
    [`ALTER TABLE "${table}" DISABLE TRIGGER ALL`],
  ]),
)('The app role may not: %s', async (statement) => {
  await expect(app.query(statement)).rejects.toThrow(/permission denied|must be owner/);
});

test('The app role may not rewrite which migrations ran', async () => {
  await expect(app.query('DELETE FROM _prisma_migrations')).rejects.toThrow(/permission denied/);
});

test('The app role may add a job and see it', async () => {
  await app.query(`SELECT graphile_worker.add_job('look', '{}'::json)`);
  const jobs = await app.query('SELECT task_identifier FROM graphile_worker.jobs');
  expect(jobs.rows).toEqual([{ task_identifier: 'look' }]);
});

test('A migration changed after it was applied is refused', async () => {
  await owner.query('UPDATE _prisma_migrations SET checksum = $1', ['0'.repeat(64)]);
  await expect(pendingMigrations(app)).rejects.toThrow(MigrationFailed);
});
