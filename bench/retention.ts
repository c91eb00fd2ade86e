import pg from 'pg';
import { closeDatabase, db } from '#lib/data/database.ts';
import { countDue, listDue } from '#lib/data/retention/list.ts';
import type { DuePosition } from '#lib/review/retention/page.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { inTestDatabase } from './in-test-database.ts';
import { median } from './median.ts';

/**
 * What do a page of who is due and the counts of all lists cost, compared with bare SQL that looks at every applicant?
 * `node --conditions=react-server bench/retention.ts [ROWS]`. Everything in one run; only the ratios mean something.
 */
const rows = Number(process.argv[2] ?? 100_000);

const rule = { keep: 'P5Y', from: 'decided' as const };
const policy = {
  timeZone: 'Europe/Oslo',
  approved: rule,
  rejected: { ...rule, keep: 'P1Y' },
  undecided: { keep: 'P90D' },
};

await inTestDatabase(async ({ ownerUrl }) => {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await fill(owner, [await aConnection(), await aConnection(), await aConnection()]);
  const asked = { policy, now: new Date(), outcomes: [], providers: [] };
  const page = (after: DuePosition | null) => listDue(db(), asked, { tab: 'due', after, most: 51 });
  const all = await owner.query('SELECT active_at FROM retention ORDER BY active_at OFFSET $1 LIMIT 1', [rows / 20]);
  const deep = { due: new Date(), moment: all.rows[0].active_at, id: 'ffffffff-ffff-4fff-8fff-ffffffffffff' };
  const counts = await countDue(db(), asked);
  const plain = await median(5, () =>
    owner.query(`SELECT count(*) FROM retention r JOIN applicant a ON a.id = r.applicant_id
      WHERE NOT is_kept AND (coalesce(decided_at, active_at) AT TIME ZONE 'Europe/Oslo')::date + CASE outcome
        WHEN 'approved' THEN interval '5 years' WHEN 'rejected' THEN interval '1 year'
        ELSE interval '90 days' END < now()`),
  );
  const first = await median(9, () => page(null));
  const later = await median(9, () => page(deep));
  const counted = await median(5, () => countDue(db(), asked));
  process.stdout.write(
    `${rows.toLocaleString('en')} applicants, ${JSON.stringify(counts)}; every row ${plain.toFixed(0)} ms; ` +
      `first page ${first.toFixed(1)} ms (${(plain / first).toFixed(0)} times less), deep ${later.toFixed(1)} ms, ` +
      `counts of the three lists ${counted.toFixed(0)} ms (${(plain / counted).toFixed(1)} times less)\n`,
  );
  await owner.end();
  await closeDatabase();
});

/** Applicants over eight years, most of them approved; one in fifty is kept by something. */
async function fill(owner: pg.Client, connections: string[]): Promise<void> {
  await owner.query('ALTER TABLE applicant DISABLE TRIGGER USER');
  await owner.query(
    `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
     SELECT gen_random_uuid(), ($1::uuid[])[1 + n % 3], n::text, 'approved', now(), '' FROM generate_series(1, $2) n`,
    [connections, rows],
  );
  await owner.query('ALTER TABLE applicant ENABLE TRIGGER USER');
  await owner.query(
    `INSERT INTO retention (applicant_id, connection_id, outcome, decided_at, active_at, kept_by, is_kept)
     SELECT id, connection_id, outcome, CASE WHEN outcome <> 'undecided' THEN at END, at + interval '1 day',
       CASE WHEN n % 50 = 0 THEN ARRAY['open_case'] ELSE '{}' END, n % 50 = 0
     FROM (SELECT id, connection_id, n, now() - n * (interval '8 years' / $1::int) AS at,
       CASE WHEN n % 20 = 0 THEN 'undecided' WHEN n % 10 = 1 THEN 'rejected' ELSE 'approved' END AS outcome
       FROM (SELECT *, external_id::int AS n FROM applicant) a) p`,
    [rows],
  );
  await owner.query('VACUUM ANALYZE retention');
  await owner.query('ANALYZE applicant');
}
