import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { endPageView, recordPageView } from '#lib/data/cases/page-views.ts';
import { closeDatabase } from '#lib/data/database.ts';
import { closeLive, liveVersion } from '#lib/data/live/hub.ts';
import type { PreparedRead } from '#lib/data/reading/prepared-read.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { queuePage } from './queue-page.ts';

let database: TestDatabase;
let owner: pg.Client;
let connection: string;
let found: Awaited<ReturnType<typeof aCase>>;
let [nadia, sami, mara, ines] = [] as MemberActor[];

beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  connection = await aConnection();
  found = await aCase(connection);
  [nadia, sami, mara, ines] = await Promise.all([
    aMember('reviewer'),
    aMember('reviewer'),
    aMember('manager'),
    aMember('admin'),
  ]);
});
afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const all: QueueFilter = { tab: 'needs_review', providers: [], text: '', cursor: null };
const opened = (actor: MemberActor | undefined, filter = all) => queuePage(actor as MemberActor, filter);

/** How often rows of the queue were read. */
let reads = 0;
beforeEach(() => {
  const query = pg.Client.prototype.query;
  vi.spyOn(pg.Client.prototype, 'query').mockImplementation(function (this: pg.Client, ...asked: unknown[]) {
    const text = (asked[0] as { text?: string }).text ?? '';
    if (text.includes('sorted_rank')) reads += 1;
    return Reflect.apply(query, this, asked);
  });
  reads = 0;
});
afterEach(async () => {
  vi.restoreAllMocks();
  await closeLive();
});

describe('While changes are told', () => {
  beforeEach(async () => {
    await opened(nadia, { ...all, text: 'nobody' });
    await expect.poll(liveVersion).not.toBeNull();
    reads = 0;
  });

  test('a page is read once for all of a role, at once and one after another, each with its own moment', async () => {
    const [one, other] = await Promise.all([opened(nadia), opened(sami)]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    const later = await opened(sami);
    expect(reads).toBe(1);
    expect(later).toEqual({ ...one, readAt: later.readAt });
    expect(other.rows).toEqual(one.rows);
    expect(later.readAt > one.readAt).toBe(true);
  });

  test('a manager gets initials and a reviewer the name, in any order of asking; an admin is refused', async () => {
    const names = async (actor: MemberActor | undefined) => (await opened(actor)).rows.map(([, , , name]) => name);
    const full = await names(nadia);
    expect(await names(mara)).not.toEqual(full);
    expect(await names(nadia)).toEqual(full);
    await expect(opened(ines)).rejects.toThrow(Refusal);
  });

  test('another tab, page or order is another page', async () => {
    const { rows } = await opened(nadia);
    expect((await opened(nadia, { ...all, tab: 'decided' })).rows).not.toEqual(rows);
    const sort = { by: 'risk', isReversed: false } as const;
    await opened(nadia, { ...all, sort });
    expect(reads).toBe(3);
  });

  test('with a filter each reads for itself', async () => {
    await opened(nadia, { ...all, providers: ['blockpass'] });
    await opened(nadia, { ...all, providers: ['blockpass'] });
    expect(reads).toBe(2);
  });

  test('what this process saved is there at once, before PostgreSQL has told of it', async () => {
    await opened(nadia);
    await recordPageView(nadia as MemberActor, found.applicantId);
    await opened(nadia);
    expect(reads).toBe(2);
    await endPageView(nadia as MemberActor);
  });

  test('what another process saved is there once PostgreSQL has told of it', async () => {
    const before = await opened(nadia);
    await owner.query(`UPDATE "case" SET state = 'on_hold', version = version + 1 WHERE id = $1`, [found.caseId]);
    await expect.poll(async () => (await opened(nadia)).rows).not.toEqual(before.rows);
  });

  test('a page that could not be read is read again', async () => {
    vi.spyOn(pg.Client.prototype, 'query').mockImplementationOnce((read: unknown) =>
      (read as PreparedRead<object>).callback(new pg.DatabaseError('away', 4, 'error')),
    );
    await expect(opened(nadia, { ...all, tab: 'snoozed' })).rejects.toThrow('away');
    expect((await opened(nadia, { ...all, tab: 'snoozed' })).rows).toEqual([]);
  });
});

test('While nothing is told, each reads for itself', async () => {
  await closeLive();
  expect(liveVersion()).toBeNull();
  await Promise.all([opened(nadia), opened(sami)]);
  expect(reads).toBe(2);
});
