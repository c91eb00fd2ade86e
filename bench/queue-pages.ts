import pg from 'pg';
import { inTestDatabase } from './in-test-database.ts';
import { median } from './median.ts';

/**
 * How long does a page of the queue take compared with bare SQL: the first page, a deep page, and searches?
 * `node --conditions=react-server bench/queue-pages.ts [CASES]`. Everything in one run; only the ratios mean something.
 */
const cases = Number(process.argv[2] ?? 100_000);
await inTestDatabase(async ({ ownerUrl, url }) => {
  await fill(ownerUrl);
  await measure(url);
});

async function fill(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(
    `INSERT INTO connection (id, provider, label, mode, settings)
     VALUES ('11111111-1111-4111-8111-111111111111', 'vult', 'Bench', 'test', 'v1.x')`,
  );
  await client.query(`INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
    SELECT gen_random_uuid(), '11111111-1111-4111-8111-111111111111', 'p' || n, 'pending_review', now(), 'h'
    FROM generate_series(1, ${cases}) n`);
  await client.query(`INSERT INTO applicant_search (applicant_id, name, name_key, country)
    SELECT id, 'Person ' || external_id, CASE
      WHEN external_id = 'p77' THEN 'zsofia rarissima'
      WHEN random() < 0.01 THEN 'maria ' || external_id
      ELSE 'person ' || md5(external_id) END, 'FRA'
    FROM applicant`);
  await client.query(`INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at)
    SELECT gen_random_uuid(), id, connection_id, 'status', now() + substr(external_id, 2)::int * interval '1 second'
    FROM applicant`);
  await client.query('ANALYZE');
  await client.end();
}

async function measure(url: string): Promise<void> {
  const { casePage } = await import('#lib/data/cases/queue.ts');
  const { closeDatabase } = await import('#lib/data/database.ts');
  const actor = {
    kind: 'member',
    id: '22222222-2222-4222-8222-222222222222',
    name: 'Bench',
    email: 'b@docket.test',
    role: 'reviewer',
    sessionId: 's',
  } as const;
  const page = (text: string, cursor: string | null = null) =>
    casePage(actor, { tab: 'needs_review', providers: [], text, cursor });
  const deep = Buffer.from(
    JSON.stringify({
      way: 'next',
      at: new Date(Date.now() + cases * 900).toISOString(),
      id: '00000000-0000-4000-8000-000000000000',
    }),
  ).toString('base64url');
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  const sql = `SELECT c.*, a.status, s.name FROM "case" c
    JOIN applicant a ON a.id = c.applicant_id
    LEFT JOIN applicant_search s ON s.applicant_id = a.id
    WHERE c.state <> 'decided' ORDER BY c.due_at, c.id LIMIT 51`;
  const base = await median(60, () => bare.query(sql));
  const ways: [string, () => Promise<unknown>][] = [
    ['first page', () => page('')],
    ['deep page', () => page('', deep)],
    ['rare name', () => page('rarissima')],
    ['common name', () => page('maria')],
    ['absent name', () => page('nobody at all')],
  ];
  process.stdout.write(`${cases} cases; the bare SQL of a first page takes 1.0 (${base.toFixed(2)} ms here)\n`);
  for (const [name, work] of ways)
    process.stdout.write(`${name.padEnd(12)} ${((await median(60, work)) / base).toFixed(1)}\n`);
  await bare.end();
  await closeDatabase();
}
