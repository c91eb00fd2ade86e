import pg from 'pg';
import { acts } from '#lib/review/audit/ledger/acts.ts';
import { wholeLedgerFilter } from '#lib/review/audit/ledger/filter.ts';
import { inTestDatabase } from './in-test-database.ts';
import { median } from './median.ts';

/**
 * How long does a page of the ledger take with any filter, compared with bare SQL of its newest rows?
 * `node --conditions=react-server bench/ledger-pages.ts [ROWS]`. Everything in one run; only the ratios mean something.
 */
const rows = Number(process.argv[2] ?? 100_000);
const idOf = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
/** Half of all rows are by the worker, the others by 40 members; member 41 acts once in 50,000 rows. */
const [common, rare, connection] = [idOf(7), idOf(41), idOf(900)];
const rowsSql = `
  INSERT INTO ledger (seq, at, kind, actor_id, subject_id, entry, prev_hash, hash)
  SELECT n, at, kind, actor_id, subject_id,
    '{"actor":{"id":"' || actor_id || CASE WHEN actor_id = 'worker' THEN '","type":"system"}'
      ELSE '","role":"reviewer","type":"person"}' END || ',"at":"' || iso_moment(at) || '","details":' || details
      || ',"kind":"' || kind || '","seq":' || n || ',"subject":{"id":"' || subject_id || '","type":"applicant"}}',
    encode(sha256(n::text::bytea), 'hex'), encode(sha256((n + 1)::text::bytea), 'hex')
  FROM (
    SELECT n, at, actor_id, kind,
      CASE WHEN kind LIKE 'pull.%' THEN $2::text
        ELSE '00000000-0000-4000-8000-' || lpad((1000 + abs(hashint4(n)) % 50000)::text, 12, '0') END AS subject_id,
      CASE kind WHEN 'pull.started' THEN '{"round":' || n || '}'
        WHEN 'evidence.viewed' THEN '{"images":[{"imageId":"' || md5(n::text) || '","page":1,"sha256":"x"}]}'
        WHEN 'policy.published' THEN '{"policy":"sla","valueHash":"x","version":1}'
        WHEN 'field.revealed' THEN '{"endsAt":"2026-11-27T10:00:00.000Z","field":"name","reasonHash":null}'
        WHEN 'applicant.changed' THEN '{"parts":null,"recordHash":"x","status":"approved","version":1}'
        WHEN 'case.claimed' THEN '{"applicantId":"a","by":"next","stateBefore":"open","until":"2026-11-27T10:00:00Z"}'
        ELSE '{}' END AS details
    FROM (
      SELECT n, date_trunc('milliseconds', timestamptz '2026-01-01' + n * (interval '330 days' / $1::int)) AS at,
        actor_id,
        CASE WHEN n % 100000 = 3 THEN 'policy.published'
          WHEN actor_id = 'worker' THEN (ARRAY['pull.started','applicant.changed'])[1 + abs(hashint4(n + 1)) % 2]
          WHEN actor_id = '${common}' THEN 'applicant.opened'
          ELSE (ARRAY['applicant.opened','evidence.viewed','case.claimed','field.revealed'])
            [1 + abs(hashint4(n + 2)) % 4] END AS kind
      FROM (
        SELECT n, CASE WHEN n % 50000 = 7 THEN '${rare}' WHEN hashint4(n + 3) % 2 = 0 THEN 'worker'
          ELSE '00000000-0000-4000-8000-' || lpad((abs(hashint4(n + 4)) % 40)::text, 12, '0') END AS actor_id
        FROM generate_series(1, $1::int) n
      ) who
    ) did
  ) told`;

const everyActButOne = acts.filter((act) => act !== 'people' && act !== 'other');

await inTestDatabase(async ({ ownerUrl, url }) => {
  await fill(ownerUrl);
  await measure(url);
});

/** Rows over a year, with texts as Docket writes them. Their hashes are no chain: a page does not follow them. */
async function fill(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await fillWith(client);
  } finally {
    await client.end();
  }
}

async function fillWith(client: pg.Client): Promise<void> {
  await client.query('ALTER TABLE ledger DISABLE TRIGGER USER');
  await client.query(`INSERT INTO member (id, email, name, role)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'm' || n || '@docket.test', 'Member ' || n,
      'auditor' FROM generate_series(0, 41) n`);
  await client.query(
    `INSERT INTO connection (id, provider, label, mode, settings) VALUES ($1, 'vult', 'Bench', 'test', 'v1.x')`,
    [connection],
  );
  await client.query(`INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
    SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, '${connection}', 'p' || n, 'pending_review',
      now(), 'h' FROM generate_series(1000, 3000) n`);
  await client.query(rowsSql, [rows, connection]);
  await client.query('VACUUM ANALYZE');
}

async function measure(url: string): Promise<void> {
  const { ledgerPage } = await import('#lib/data/ledger/page.ts');
  const { closeDatabase } = await import('#lib/data/database.ts');
  const actor = {
    kind: 'member',
    id: idOf(0),
    name: 'Bench',
    email: 'b@docket.test',
    role: 'auditor',
    sessionId: 's',
  } as const;
  const admin = { ...actor, role: 'admin' } as const;
  const own = { ...actor, id: common, role: 'reviewer' } as const;
  const page = (filter: Partial<typeof wholeLedgerFilter>, by: Parameters<typeof ledgerPage>[0] = actor) =>
    ledgerPage(by, { ...wholeLedgerFilter, ...filter });
  const deep = String(Math.ceil(rows / 10));
  const time = { from: '2026-03-01', until: '2026-03-07T12:30' };
  const everyone = Array.from({ length: 10 }, (_, place) => idOf(place));
  const ways: [string, () => Promise<unknown>][] = [
    ['all, first page', () => page({})],
    ['all, deep page', () => page({ before: deep })],
    ['a time', () => page(time)],
    ['a common person', () => page({ people: [common] })],
    ['a rare person', () => page({ people: [rare] })],
    ['a person without a row', () => page({ people: [idOf(77)] })],
    ['a common kind', () => page({ kinds: ['evidence.viewed'] })],
    ['a rare kind, deep page', () => page({ kinds: ['policy.published'], before: deep })],
    ['an act', () => page({ acts: ['views'] })],
    ['two acts, deep page', () => page({ acts: ['views', 'copies'], before: deep })],
    ['common person, common kind, none', () => page({ people: [common], kinds: ['case.claimed'] })],
    ['ten people, every act but one', () => page({ people: everyone, acts: everyActButOne })],
    ['ten people, two acts, a time', () => page({ people: everyone, acts: ['views', 'cases'], ...time })],
    ['an applicant', () => page({ applicant: idOf(1234) })],
    ['an applicant, an act', () => page({ applicant: idOf(1234), acts: ['views'] })],
    ['a connection', () => page({ subject: connection })],
    ['a connection, a person without one', () => page({ subject: connection, people: [common] })],
    ['an admin', () => page({}, admin)],
    ['a reviewer', () => page({}, own)],
  ];
  const bare = new pg.Client({ connectionString: url });
  await bare.connect();
  const base = await medianWarm(() =>
    bare.query('SELECT seq, at, entry, hash, prev_hash FROM ledger ORDER BY seq DESC LIMIT 101'),
  );
  process.stdout.write(`${rows} rows; the bare SQL of the newest 101 rows takes 1.0 (${base.toFixed(2)} ms here)\n`);
  for (const [name, work] of ways) {
    const took = await medianWarm(work);
    process.stdout.write(`${name.padEnd(36)} ${(took / base).toFixed(1).padStart(6)} (${took.toFixed(1)} ms)\n`);
  }
  await bare.end();
  await closeDatabase();
}

/** The first rounds compile and connect. */
async function medianWarm(work: () => Promise<unknown>): Promise<number> {
  await median(5, work);
  return median(15, work);
}
