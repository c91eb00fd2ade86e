import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { MemberActor } from '#lib/review/actor.ts';
import { startTestCluster } from '#test/database/cluster.ts';
import { testDatabase } from '#test/database/database.ts';
import { setTestSecrets } from '#test/database/secrets.ts';

/**
 * How much longer does "Take next" take than a bare SQL claim, at so many open cases? Both take different cases of one
 * table in the same run, by 16 members at once and one after the other; what is bare has neither ledger nor policy.
 * `node --conditions=react-server bench/claims.ts [--rows 1000000] [--claims 500]`
 */
const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, claims: { type: 'string', default: '500' } },
});
const [rows, claims] = [Number(values.rows), Number(values.claims)];
const atOnce = 16;
const connection = randomUUID();
const cluster = await startTestCluster();
try {
  process.env.DOCKET_TEST_CLUSTER = JSON.stringify({ superUrl: cluster.superUrl, passwords: cluster.passwords });
  process.env.DATABASE_POOL = String(atOnce);
  setTestSecrets();
  const database = await testDatabase();
  await fill(urlOf(cluster.superUrl, database.url));
  await measure(database.url);
  await database.close();
} finally {
  await cluster.stop();
}

/**
 * Fills the tables as a restore does: rows first, without triggers and foreign keys, then the secondary indexes exactly
 * as the migrations made them. What is measured afterwards has all of them.
 */
async function fill(superUrl: string): Promise<void> {
  const began = performance.now();
  const owner = new pg.Client({ connectionString: superUrl });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica; SET maintenance_work_mem = '1GB'`);
  const { rows: indexes } = await owner.query<{ name: string; made_by: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS made_by FROM pg_index i
     WHERE i.indrelid IN ('"case"'::regclass, 'applicant'::regclass)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)`,
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX ${name}`);
  await owner.query(
    `INSERT INTO connection (id, provider, label, mode, settings) VALUES ($1, 'bench', 'Bench', 'test', 'v1.x')`,
    [connection],
  );
  await owner.query(
    `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
     SELECT gen_random_uuid(), $1, n, 'pending_review', now(), 'h' FROM generate_series(1, $2::int) n`,
    [connection, rows],
  );
  await owner.query(`INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at, risk)
    SELECT gen_random_uuid(), id, connection_id, 'status', now() + random() * interval '1 day',
      (ARRAY['low', 'medium', 'high'])[1 + floor(random() * 3)::int]
    FROM applicant`);
  await owner.query(`INSERT INTO case_count (state, amount) VALUES ('open', ${rows})`);
  for (const { made_by } of indexes) await owner.query(made_by);
  await owner.query('VACUUM ANALYZE');
  await owner.end();
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  process.stdout.write(`${rows} open cases filled in ${seconds} s, ${indexes.length} secondary indexes made again\n`);
}

async function measure(url: string): Promise<void> {
  const { closeDatabase, pool } = await import('#lib/data/database.ts');
  const { seedPolicies } = await import('#lib/data/policies.ts');
  const { takeNext } = await import('#lib/data/claims/take-next.ts');
  const { worker } = await import('#lib/review/actor.ts');
  await seedPolicies(worker);
  const members = await Promise.all(Array.from({ length: atOnce }, aReviewer));
  const bare = new pg.Pool({ connectionString: url, max: atOnce });
  const bareClaim = async ({ id }: MemberActor) => {
    await bare.query(
      `UPDATE "case" SET state = 'claimed', assignee_id = $1, claimed_at = now(),
         claimed_until = now() + interval '10 min'
       WHERE id = (SELECT id FROM "case" WHERE state = 'open' AND assignee_id IS NULL ORDER BY due_at, id LIMIT 1
         FOR NO KEY UPDATE SKIP LOCKED)`,
      [id],
    );
  };
  const docketClaim = async (member: MemberActor) => {
    const next = await takeNext(member);
    if (!next || next.isResumed) throw new Error('no new case was given');
  };
  // Between two claims of a member the case is put away as by a decision; this is not timed.
  const putAway = async ({ id }: MemberActor) => {
    await pool().query(`UPDATE "case" SET state = 'on_hold' WHERE assignee_id = $1 AND state = 'claimed'`, [id]);
  };
  process.stdout.write(`${rows} open cases, ${claims} claims each way\n`);
  for (const at of [1, atOnce]) {
    await run(at, Math.min(50, claims), members, docketClaim, putAway);
    const plain = await run(at, claims, members, bareClaim, putAway);
    const docket = await run(at, claims, members, docketClaim, putAway);
    const ratio = (docket.perSecond / plain.perSecond).toFixed(2);
    process.stdout.write(
      `${at} at once: Docket ${say(docket)}; bare SQL ${say(plain)}; ratio of claims per second ${ratio}, ` +
        `of p99 ${(docket.p99 / plain.p99).toFixed(1)}\n`,
    );
  }
  await bare.end();
  await closeDatabase();
}

type Figures = { perSecond: number; p50: number; p99: number };
type Act = (member: MemberActor) => Promise<void>;

async function run(at: number, count: number, members: MemberActor[], claim: Act, after: Act): Promise<Figures> {
  const times: number[] = [];
  let begun = 0;
  const work = async (member: MemberActor) => {
    while (begun < count) {
      begun += 1;
      const began = performance.now();
      await claim(member);
      times.push(performance.now() - began);
      await after(member);
    }
  };
  await Promise.all(members.slice(0, at).map(work));
  const sorted = times.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, time) => sum + time, 0);
  const atShare = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (sorted.length * at * 1_000) / total, p50: atShare(0.5), p99: atShare(0.99) };
}

/** The same database as the superuser, who may turn triggers off for a session. */
function urlOf(superUrl: string, url: string): string {
  return Object.assign(new URL(superUrl), { pathname: new URL(url).pathname }).href;
}

async function aReviewer(): Promise<MemberActor> {
  const { db } = await import('#lib/data/database.ts');
  const id = randomUUID();
  const member = { id, email: `${id}@docket.test`, name: 'Bench', role: 'reviewer' as const };
  await db().member.create({ data: member });
  return { kind: 'member', ...member, sessionId: id };
}

function say({ perSecond, p50, p99 }: Figures): string {
  return `${perSecond.toFixed(0)} claims/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
}
