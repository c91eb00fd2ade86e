import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { MemberActor } from '#lib/review/actor.ts';
import { startTestCluster } from '#test/database/cluster.ts';
import { testDatabase } from '#test/database/database.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { dropIndexes } from './indexes.ts';

/**
 * How much longer does "Take next" take than a bare SQL claim, at so many open cases? Both take different cases of one
 * table in the same run, by 16 members at once and one after the other; what is bare has neither ledger nor policy.
 * With `--parts`, the milliseconds of a claim inside each function of the database are told too.
 * With `--without INDEX` both are measured again without that index, in the same tables: what it costs a claim.
 * `node --conditions=react-server bench/claims.ts [--rows 100000,1000000] [--claims 500] [--parts] [--without INDEX]`
 */
const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '100000,1000000' },
    claims: { type: 'string', default: '500' },
    parts: { type: 'boolean', default: false },
    without: { type: 'string' },
  },
});
const claims = Number(values.claims);
const atOnce = 16;
const inTurn = 50;
const cluster = await startTestCluster();
try {
  process.env.DOCKET_TEST_CLUSTER = JSON.stringify({ superUrl: cluster.superUrl, passwords: cluster.passwords });
  process.env.DATABASE_POOL = String(atOnce);
  setTestSecrets();
  for (const rows of values.rows.split(',').map(Number)) {
    const database = await testDatabase();
    const superuser = new pg.Client({ connectionString: sameAsSuperuser(cluster.superUrl, database.url) });
    await superuser.connect();
    await fill(superuser, rows);
    await measure(database.url, superuser);
    if (values.without) {
      await superuser.query(`DROP INDEX ${pg.escapeIdentifier(values.without)}`);
      process.stdout.write(`without ${values.without}:\n`);
      await measure(database.url, superuser);
    }
    await superuser.end();
    await database.close();
  }
} finally {
  await cluster.stop();
}

/**
 * Fills the tables as a restore does: rows first, without triggers and foreign keys, then the secondary indexes exactly
 * as the migrations made them. What is measured afterwards has all of them.
 */
async function fill(owner: pg.Client, rows: number): Promise<void> {
  const began = performance.now();
  const connection = randomUUID();
  const indexes = await dropIndexes(owner, ['case', 'applicant']);
  await owner.query('SET session_replication_role = replica');
  await owner.query(
    `INSERT INTO connection (id, provider, label, mode, settings) VALUES ($1, 'bench', 'Bench', 'test', 'v1.x')`,
    [connection],
  );
  await owner.query(
    `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
     SELECT gen_random_uuid(), $1, n, 'pending_review', now(), 'h' FROM generate_series(1, $2::int) n`,
    [connection, rows],
  );
  await owner.query(`INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at, risk, blockers)
    SELECT gen_random_uuid(), id, connection_id, 'status', now() + random() * interval '1 day',
      (ARRAY['low', 'medium', 'high'])[1 + floor(random() * 3)::int],
      (ARRAY['[]', '[{"kind": "check", "tone": "fail"}]',
        '[{"kind": "hit", "tone": "attention"}, {"kind": "document", "tone": "fail"}]']::jsonb[])[
        1 + floor(random() * 3)::int]
    FROM applicant`);
  await owner.query(`INSERT INTO case_count (state, amount) VALUES ('open', ${rows})`);
  for (const made of indexes) await owner.query(made);
  await owner.query('RESET session_replication_role');
  await owner.query('VACUUM ANALYZE');
  const seconds = ((performance.now() - began) / 1_000).toFixed(0);
  process.stdout.write(`${rows} open cases filled in ${seconds} s, ${indexes.length} secondary indexes made again\n`);
}

async function measure(url: string, superuser: pg.Client): Promise<void> {
  if (values.parts) await trackParts(superuser);
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
  for (const at of [1, atOnce]) {
    await run(at, 50, members, docketClaim, putAway);
    const [plain, docket]: [number[], number[]] = [[], []];
    // In turns, so that what else the machine does meets both.
    while (docket.length < claims) {
      plain.push(...(await run(at, inTurn, members, bareClaim, putAway)));
      docket.push(...(await run(at, inTurn, members, docketClaim, putAway)));
    }
    say(at, figures(docket, at), figures(plain, at));
    if (!values.parts) continue;
    await superuser.query('SELECT pg_stat_reset()');
    await run(at, claims, members, docketClaim, putAway);
    await tellParts(superuser);
  }
  await bare.end();
  await closeDatabase();
}

type Figures = { perSecond: number; p50: number; p99: number };
type Act = (member: MemberActor) => Promise<void>;

/** Milliseconds of each claim. */
async function run(at: number, count: number, members: MemberActor[], claim: Act, after: Act): Promise<number[]> {
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
  return times;
}

function figures(times: readonly number[], at: number): Figures {
  const sorted = times.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, time) => sum + time, 0);
  const atShare = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: (sorted.length * at * 1_000) / total, p50: atShare(0.5), p99: atShare(0.99) };
}

/** Has PostgreSQL count the time in each function, on connections made from now on. */
async function trackParts(superuser: pg.Client): Promise<void> {
  await superuser.query(
    `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET track_functions = %L', current_database(), 'pl'); END $$`,
  );
}

/** Milliseconds of one claim in each function, without those that it calls; a wait for a lock is where it waits. */
async function tellParts(superuser: pg.Client): Promise<void> {
  // A connection reports what it counted once it has been idle for a second.
  await sleep(2_000);
  const { rows } = await superuser.query<{ name: string; ms: number }>(
    `SELECT funcname AS name, self_time / (SELECT calls FROM pg_stat_user_functions WHERE funcname = 'take_next') AS ms
     FROM pg_stat_user_functions ORDER BY ms DESC`,
  );
  for (const { name, ms } of rows) process.stdout.write(`  ${ms.toFixed(3)} ms ${name}\n`);
}

/** The same database as the superuser, who may turn triggers off for a session. */
function sameAsSuperuser(superUrl: string, url: string): string {
  return Object.assign(new URL(superUrl), { pathname: new URL(url).pathname }).href;
}

async function aReviewer(): Promise<MemberActor> {
  const { db } = await import('#lib/data/database.ts');
  const id = randomUUID();
  const member = { id, email: `${id}@docket.test`, name: 'Bench', role: 'reviewer' as const };
  await db().member.create({ data: member });
  return { kind: 'member', ...member, sessionId: id };
}

function say(at: number, docket: Figures, plain: Figures): void {
  const each = ({ perSecond, p50, p99 }: Figures) =>
    `${perSecond.toFixed(0)} claims/s, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
  const ratio = (docket.perSecond / plain.perSecond).toFixed(2);
  process.stdout.write(
    `${at} at once: Docket ${each(docket)}; bare SQL ${each(plain)}; ratio of claims per second ${ratio}, ` +
      `of p99 ${(docket.p99 / plain.p99).toFixed(1)}\n`,
  );
}
