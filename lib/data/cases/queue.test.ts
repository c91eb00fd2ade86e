import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { aCase } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { testSize } from '#test/database/size.ts';
import { addConnection } from '../connections/connections.ts';
import { closeDatabase, db } from '../database.ts';
import { seedPolicies } from '../policies.ts';
import { recordDecision } from './decide.ts';
import { pageSize } from './page-query.ts';
import { type CasePage, casePage } from './queue.ts';

let database: TestDatabase;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  await seedPolicies(worker);
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const filter = (change: Partial<QueueFilter> = {}): QueueFilter => ({
  tab: 'needs_review',
  providers: [],
  text: '',
  cursor: null,
  ...change,
});

describe('Paging through a long queue', () => {
  const cases = testSize({ small: 1_000, full: 20_000 });
  const many = { providers: ['many'] };

  // Due times in bunches of 40, two pages' worth of a bunch never fitting one page: the id has to break every tie.
  beforeAll(async () => {
    const home = await addConnection(
      { kind: 'system', id: 'test' },
      { provider: 'many', label: 'Many', mode: 'test', settings: {} },
    );
    await db().$executeRaw`
      WITH people AS (
        INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
        SELECT gen_random_uuid(), ${home}::uuid, 'many-' || n, 'pending_review', now(), 'none'
        FROM generate_series(1, ${cases}) n
        RETURNING id, external_id
      )
      INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at)
      SELECT gen_random_uuid(), id, ${home}::uuid, 'status', '2026-12-01T00:00:00Z'::timestamptz
        + (substr(external_id, 6)::int / 40) * interval '1 minute' FROM people`;
  });

  async function walk(way: 'next' | 'previous', start: CasePage): Promise<CasePage[]> {
    const pages = [start];
    for (let cursor = start[way]; cursor; cursor = pages.at(-1)?.[way] ?? null)
      pages.push(await casePage(nadia, filter({ ...many, cursor })));
    return pages;
  }

  it(`shows each of ${cases} cases once, first due first, forwards and back`, async () => {
    const forward = await walk('next', await casePage(nadia, filter(many)));
    const ids = forward.flatMap(({ rows }) => rows.map(({ caseId }) => caseId));
    expect(ids).toHaveLength(cases);
    expect(new Set(ids).size).toBe(cases);
    const dues = forward.flatMap(({ rows }) => rows.map(({ dueAt }) => dueAt));
    expect(dues).toEqual([...dues].sort());
    expect(forward.slice(0, -1).every(({ rows }) => rows.length === pageSize)).toBe(true);
    expect([forward[0]?.previous, forward.at(-1)?.next]).toEqual([null, null]);

    const last = forward.at(-1);
    const back = last ? await walk('previous', last) : [];
    expect(back.reverse().flatMap(({ rows }) => rows.map(({ caseId }) => caseId))).toEqual(ids);
  }, 120_000);

  it('other cases leave the queue meanwhile: none is repeated or skipped', async () => {
    const first = await casePage(nadia, filter(many));
    const gone = first.rows.slice(0, 20).map(({ caseId }) => caseId);
    await db().case.updateMany({ where: { id: { in: gone } }, data: { state: 'snoozed', wakesAt: new Date() } });
    const second = await casePage(nadia, filter({ ...many, cursor: first.next }));
    const expected = await db().case.findMany({
      where: { connection: { provider: 'many' }, state: 'open' },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      skip: 30,
      take: pageSize,
      select: { id: true },
    });
    expect(second.rows.map(({ caseId }) => caseId)).toEqual(expected.map(({ id }) => id));
    expect((await casePage(nadia, filter({ ...many, tab: 'snoozed' }))).rows.map(({ caseId }) => caseId)).toEqual(gone);
  });

  it('control: pages by number skip cases that moved up', async () => {
    const by = {
      where: { connection: { provider: 'many' }, state: 'open' },
      orderBy: [{ dueAt: 'asc' as const }, { id: 'asc' as const }],
      take: pageSize,
      select: { id: true },
    };
    const first = await db().case.findMany(by);
    const expected = await db().case.findMany({ ...by, skip: pageSize });
    await db().case.updateMany({
      where: { id: { in: first.slice(0, 20).map(({ id }) => id) } },
      data: { state: 'snoozed', wakesAt: new Date() },
    });
    expect(await db().case.findMany({ ...by, skip: pageSize })).not.toEqual(expected);
  });

  it.each([
    'not a cursor',
    'e30',
    Buffer.from(JSON.stringify({ way: 'next', at: '0000-01-01T00:00:00Z', id: randomUUID() })).toString('base64url'),
    'A'.repeat(5_000),
  ])('starts at the first page with a forged cursor: %.40s', async (cursor) => {
    expect((await casePage(nadia, filter({ ...many, cursor }))).rows).toHaveLength(pageSize);
  });
});

describe('Decided cases', () => {
  it('are listed and paged by decision time, latest first', async () => {
    const home = await addConnection(
      { kind: 'system', id: 'test' },
      { provider: 'past', label: 'Past', mode: 'test', settings: {} },
    );
    const order: string[] = [];
    for (let round = 0; round < pageSize + 3; round += 1) {
      const { caseId, version } = await aCase(home);
      await recordDecision(nadia, {
        decisionId: randomUUID(),
        caseId,
        version,
        outcome: 'approved',
        reasons: [],
        note: '',
        hasConfirmedUnseen: true,
      });
      order.unshift(caseId);
    }
    const first = await casePage(nadia, filter({ tab: 'decided', providers: ['past'] }));
    const second = await casePage(nadia, filter({ tab: 'decided', providers: ['past'], cursor: first.next }));
    expect([...first.rows, ...second.rows].map(({ caseId }) => caseId)).toEqual(order);
    expect(first.rows[0]).toMatchObject({ outcome: 'approved', state: 'decided' });
    const again = await casePage(nadia, filter({ tab: 'decided', providers: ['past'], cursor: second.previous }));
    expect(again.rows).toEqual(first.rows);
  });
});
