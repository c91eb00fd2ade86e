import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import {
  dueAt,
  type KeptBy,
  keptBys,
  type RetentionFacts,
  type RetentionOutcome,
  retentionOutcomes,
  runsFrom,
} from '#lib/review/retention/due.ts';
import { comingDays, compareDue, type DuePosition, type DueTab } from '#lib/review/retention/page.ts';
import { aConnection } from '#test/builders/applicant.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { type Asked, countDue, listDue } from './list.ts';

let database: TestDatabase;
let owner: pg.Client;
let people: (RetentionFacts & { id: string; provider: string })[];

// Moments on both sides of leap days, ends of short months, and changes of clocks.
const days = ['2024-02-28', '2024-02-29', '2025-02-28', '2026-01-30', '2026-01-31', '2026-03-29', '2026-10-25'];

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  const connections = [await aConnection(), await aConnection()];
  await owner.query(`UPDATE connection SET provider = 'vult' WHERE id = $1`, [connections[1]]);
  await owner.query(
    `INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
     SELECT gen_random_uuid(), ($1::uuid[])[1 + n % 2], 'e' || n, 'approved', now(), '' FROM generate_series(1, 120) n`,
    [connections],
  );
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const moment = fc
  .tuple(fc.constantFrom(...days), fc.integer({ min: -30, max: 54 }), fc.constantFrom(0, 1, 3_599_999))
  .map(([day, hours, ms]) => new Date(Date.parse(`${day}T00:00:00Z`) + hours * 3_600_000 + ms));

const fact: fc.Arbitrary<RetentionFacts> = fc.record({
  outcome: fc.constantFrom<RetentionOutcome>(...retentionOutcomes),
  decidedAt: moment,
  activeAt: moment,
  keptBy: fc.oneof(fc.constant<KeptBy[]>([]), fc.subarray([...keptBys])),
});

/** Gives every applicant other facts, as if their rows had led to them. */
async function put(facts: readonly RetentionFacts[]): Promise<void> {
  const rows = await db().applicant.findMany({ include: { connection: true }, orderBy: { externalId: 'asc' } });
  people = rows.map(({ id, connection: { provider } }, at) => {
    const found = facts[at % facts.length] as RetentionFacts;
    return { ...found, decidedAt: found.outcome === 'undecided' ? null : found.decidedAt, id, provider };
  });
  for (const { id, outcome, decidedAt, activeAt, keptBy } of people)
    await owner.query(
      `UPDATE retention SET outcome = $2, decided_at = $3, active_at = $4, kept_by = $5,
         is_kept = cardinality($5::text[]) > 0
       WHERE applicant_id = $1`,
      [id, outcome, decidedAt, activeAt, keptBy],
    );
}

const keep = fc.constantFrom('by_hand', 'P1D', 'P30D', 'P1M', 'P13M', 'P1Y', 'P2Y', 'P100Y');
const from = fc.constantFrom('decided' as const, 'active' as const);
const policies: fc.Arbitrary<RetentionPolicy> = fc.record({
  timeZone: fc.constantFrom('UTC', 'Europe/Oslo', 'America/Santiago', 'Asia/Kathmandu'),
  approved: fc.record({ keep, from }),
  rejected: fc.record({ keep, from }),
  undecided: fc.record({ keep }),
});

/** The list by the pure function alone, of all applicants. */
function plainly({ policy, now, outcomes, providers }: Asked, tab: DueTab): string[] {
  const soon = new Date(now.getTime() + comingDays * 86_400_000);
  return people
    .filter(({ outcome }) => outcomes.length === 0 || outcomes.includes(outcome))
    .filter(({ provider }) => providers.length === 0 || providers.includes(provider))
    .flatMap((one) => {
      const due = dueAt(one, policy);
      return due === null ? [] : [{ ...one, due, moment: runsFrom(one, policy) }];
    })
    .filter(({ due, keptBy }) => {
      if (tab === 'coming') return due > now && due <= soon;
      return due <= now && (tab === 'held') === keptBy.length > 0;
    })
    .sort(compareDue)
    .map(({ id }) => id);
}

/** All pages of a list, each from the cursor of the one before it. */
async function paged(asked: Asked, tab: DueTab): Promise<string[]> {
  const ids: string[] = [];
  for (let after: DuePosition | null = null; ; ) {
    const page = await listDue(db(), asked, { tab, after, most: 7 });
    ids.push(...page.map(({ id }) => id));
    const last = page.at(-1);
    if (!last || ids.length > 200) return ids;
    after = last;
  }
}

test('Every list and every count equals the pure function over all applicants, page by page', async () => {
  let listed = 0;
  const asked = fc.record({
    policy: policies,
    now: moment.chain((at) =>
      fc.constantFrom(0, 1, 30, 31, 364, 366).map((n) => new Date(at.getTime() + n * 86_400_000)),
    ),
    outcomes: fc.oneof(fc.constant([]), fc.subarray([...retentionOutcomes], { minLength: 1 })),
    providers: fc.constantFrom([], ['vult'], ['blockpass'], ['nobody']),
  });
  const run = async (facts: RetentionFacts[], questions: Asked[]) => {
    await put(facts);
    for (const question of questions) {
      const counts = await countDue(db(), question);
      for (const tab of ['due', 'coming', 'held'] as const) {
        const wanted = plainly(question, tab);
        expect(await paged(question, tab), tab).toEqual(wanted);
        expect(counts[tab], tab).toBe(wanted.length);
        listed += wanted.length;
      }
    }
  };
  const facts = fc.array(fact, { minLength: 20, maxLength: 60 });
  await fc.assert(fc.asyncProperty(facts, fc.array(asked, { minLength: 4, maxLength: 4 }), run), { numRuns: 6 });
  expect(listed).toBeGreaterThan(100);
}, 180_000);

test('Of a million applicants a list reads a range of an index, in its order', async () => {
  const plan = async (by: string) => {
    await owner.query('BEGIN; SET LOCAL enable_seqscan = off');
    const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN SELECT * FROM retention r WHERE r.connection_id = $1 AND r.outcome = 'approved' AND r.is_kept = false
         AND (${by}, r.applicant_id) > ($2::timestamptz, $3::uuid) AND ${by} < now()
       ORDER BY ${by}, r.applicant_id LIMIT 51`,
      [randomUUID(), '1000-01-01', '00000000-0000-0000-0000-000000000000'],
    );
    await owner.query('ROLLBACK');
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  };
  expect(await plan('r.decided_at')).toMatch(/Index Scan using retention_by_decision/);
  expect(await plan('r.active_at')).toMatch(/Index Scan using retention_by_activity/);
  expect(await plan('r.decided_at'), 'in the order of the index').not.toMatch(/Sort/);
});
