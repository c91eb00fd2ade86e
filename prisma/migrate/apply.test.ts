import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { urlAs } from '#bin/postgres/database.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { MigrationFailed, migrate, pendingMigrations } from './apply.ts';
import { appendOnlyTables } from './grants.ts';
import { checkAppRole, checkServer, connect, DatabaseNotReady } from './readiness.ts';

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

const aColumn = {
  ledger: 'entry',
  decision: 'note',
  decision_evidence: 'fate',
  decision_undo: 'member_id',
  staged_evidence: 'fate',
  case_move: 'note',
  policy: 'value',
  policy_edition: 'versions',
  applicant_note: 'text',
  relation_verdict: 'verdict',
  face_verdict: 'verdict',
  hit_resolution: 'note',
  hit_lookup: 'note',
  screening: 'outcome',
  rule_simulation: 'formula',
} as const;

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

test('The app role may say when a pull is due', async () => {
  await expect(app.query('UPDATE pull SET due_at = now()')).resolves.toMatchObject({ command: 'UPDATE' });
});

test('A superuser is refused as the app role', async () => {
  const { superUrl } = JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string };
  const client = await connect(superUrl, 'DATABASE_URL');
  await expect(checkAppRole(client)).rejects.toThrow(/is a superuser/);
  await client.end();
});

test('A database in another encoding is refused', async () => {
  const { superUrl } = JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string };
  const client = await connect(superUrl, 'DATABASE_URL');
  await client.query(`CREATE DATABASE latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`);
  await client.end();
  const latin = await connect(superUrl.replace(/\/postgres$/, '/latin'), 'DATABASE_URL');
  await expect(checkServer(latin)).rejects.toThrow(/encoded as LATIN1/);
  await latin.query('SELECT 1');
  await latin.end();
});

test('An unmigrated database is refused with the command to run', async () => {
  const { superUrl } = JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string };
  const app = new URL(database.url);
  const empty = await connect(
    urlAs(superUrl, 'docket_app', decodeURIComponent(app.password), 'postgres'),
    'DATABASE_URL',
  );
  await expect(checkAppRole(empty)).rejects.toThrow(/npm run migrate/);
  await empty.end();
});

test('A database that does not answer: the message names it without its password', async () => {
  const attempt = connect('postgresql://docket_app:geheim@127.0.0.1:9/docket', 'DATABASE_URL');
  await expect(attempt).rejects.toThrow(/DATABASE_URL at 127\.0\.0\.1:9 can't be reached/);
  await expect(attempt).rejects.not.toThrow(/geheim/);
});

test('A migration changed after it was applied is refused', async () => {
  await owner.query('UPDATE _prisma_migrations SET checksum = $1', ['0'.repeat(64)]);
  await expect(pendingMigrations(app)).rejects.toThrow(MigrationFailed);
});
