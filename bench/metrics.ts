import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { writeYear } from '#test/metrics/year.ts';
import { inTestDatabase } from './in-test-database.ts';
import { median } from './median.ts';

/**
 * How long do the metrics of a year take, compared with plain SQL over the same rows? And is the answer the same?
 * `node --conditions=react-server bench/metrics.ts [APPLICANTS]`. Everything in one run; only ratios mean something.
 */
const applicants = Number(process.argv[2] ?? 100_000);
const connection = randomUUID();
const members = [randomUUID(), randomUUID(), randomUUID()];
await inTestDatabase(async ({ ownerUrl }) => {
  await fill(ownerUrl);
  await measure();
});

async function fill(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO connection (id, provider, label, mode, settings) VALUES ($1, 'vult', 'Bench', 'test', 'v1.x')`,
    [connection],
  );
  for (const [at, id] of members.entries())
    await owner.query(`INSERT INTO member (id, email, name, role) VALUES ($1, $2, 'Bench', 'reviewer')`, [
      id,
      `bench${at}@docket.test`,
    ]);
  const began = performance.now();
  await writeYear(owner, { connections: [connection], members, count: applicants });
  say(`${applicants} applicants written and measured in ${((performance.now() - began) / 1000).toFixed(0)} s`);
  await owner.end();
}

async function measure(): Promise<void> {
  const { seedPolicies } = await import('#lib/data/policies.ts');
  const { worker } = await import('#lib/review/actor.ts');
  const { readMetrics } = await import('#lib/data/metrics/read.ts');
  const { recountMetrics } = await import('#lib/data/metrics/recount.ts');
  const { rangeOf } = await import('#lib/review/metrics/range.ts');
  const { allCounts } = await import('#lib/review/metrics/sections/counts.ts');
  const { closeDatabase, db } = await import('#lib/data/database.ts');
  const { plainCounts } = await import('#test/metrics/plain-counts.ts');
  await seedPolicies(worker);
  const manager = { kind: 'member', id: randomUUID(), name: '', email: '', role: 'manager', sessionId: '' } as const;
  const zone = 'Europe/Stockholm';
  const now = new Date();
  const choice = { range: { preset: 'year' as const }, zone, compares: true, connection: null };
  const range = rangeOf(choice.range, zone, now);
  const moments = { from: new Date(range.start), until: new Date(range.until) };
  const sums = await median(15, () => readMetrics(manager, choice, now));
  // Takes longer than a query of Docket may.
  const plainly = () =>
    db().$transaction(
      async (reader) => {
        await reader.$executeRaw`SET LOCAL statement_timeout = 0`;
        return plainCounts(moments, connection, { reader });
      },
      { timeout: 600_000 },
    );
  const plain = await median(3, plainly);
  const { approved, rejected, opened } = allCounts((await readMetrics(manager, choice, now)).now);
  const same = (await plainly()).find(({ dimension }) => dimension === 'all');
  if (same?.approved !== approved || same.rejected !== rejected || same.opened !== opened)
    throw new Error('the two ways count differently');
  say(
    `a year with the year before: ${sums.toFixed(0)} ms here; plain SQL of one year ${(plain / sums).toFixed(1)} times`,
  );
  const began = performance.now();
  const found = await recountMetrics();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`recount: ${seconds} s, ${found.facts} facts and ${found.sums} sums differ`);
  await closeDatabase();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
