import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { closeDatabase, db } from '../database.ts';
import { channels, liveEventOf } from './channels.ts';
import { closeLive, liveVersion, onLiveEvent } from './hub.ts';

let database: TestDatabase;
let connection: string;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
});

afterEach(() => closeLive());

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** Listens, and waits until it does. */
async function listening(): Promise<LiveEvent[]> {
  const events: LiveEvent[] = [];
  onLiveEvent((event) => events.push(event));
  await expect.poll(liveVersion).not.toBeNull();
  await expect.poll(() => events.length).toBe(1);
  events.length = 0;
  return events;
}

const cases = (events: LiveEvent[]) => events.flatMap((event) => (event.kind === 'case' ? [event.case] : []));

test('A new case, its decision and a new word of the vendor are told once they can be read', async () => {
  const events = await listening();
  const found = await aCase(connection);
  await expect.poll(() => cases(events)).toMatchObject([{ ...idsOf(found), state: 'open', version: 1 }]);

  const nadia = await aMember('reviewer');
  await recordDecision(nadia, {
    decisionId: crypto.randomUUID(),
    caseId: found.caseId,
    version: 1,
    outcome: 'rejected',
    reasons: ['RJ-02'],
    note: 'Seen by eye.',
    hasConfirmedUnseen: true,
  });
  await expect.poll(() => cases(events).at(-1)).toMatchObject({ state: 'decided', outcome: 'rejected', version: 2 });
  expect(cases(events)).toHaveLength(2);

  await db().applicant.update({ where: { id: found.applicantId }, data: { providerStatus: 'another word' } });
  await expect.poll(() => cases(events).length).toBe(3);
  await db().applicantSearch.update({ where: { applicantId: found.applicantId }, data: { name: 'Another Name' } });
  await expect.poll(() => cases(events).length).toBe(4);
});

test('What a queue does not show is not told, and nothing that is rolled back', async () => {
  const found = await aCase(connection);
  const events = await listening();
  const before = liveVersion();
  await db().applicant.update({ where: { id: found.applicantId }, data: { fetchedAt: new Date() } });
  await db().case.update({ where: { id: found.caseId }, data: { openedBecause: 'status' } });
  const undone = db().$transaction(async (tx) => {
    await tx.case.update({ where: { id: found.caseId }, data: { risk: 'high' } });
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await pause(150);
  expect(events).toEqual([]);
  expect(liveVersion()).toBe(before);
});

test('A notification holds ids and codes alone, far below 8,000 bytes', async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const payloads: string[] = [];
  client.on('notification', ({ payload }) => payloads.push(payload ?? ''));
  await client.query(`LISTEN ${channels.case}`);
  const person = { fullName: 'Zvezdana Quillfeather', email: 'zvezdana@example.test' };
  await aCase(connection, anApplicant({ person }));
  await expect.poll(() => payloads.length).toBeGreaterThan(0);
  await client.end();
  for (const payload of payloads) {
    expect(payload.length).toBeLessThan(400);
    expect(payload).not.toMatch(/Quillfeather|Zvezdana|example/i);
    expect(liveEventOf(channels.case, payload).kind).toBe('case');
  }
});

test('The listening connection is killed: it connects again, tells of a gap, and what follows arrives', async () => {
  const events = await listening();
  const before = liveVersion();
  await killListeners();
  // While it is lost, nothing is known.
  await expect.poll(liveVersion).toBeNull();
  await expect.poll(() => events.map(({ kind }) => kind), { timeout: 10_000 }).toContain('gap');
  expect(liveVersion()).not.toBe(before);
  const found = await aCase(connection);
  await expect.poll(() => cases(events).some(({ caseId }) => caseId === found.caseId)).toBe(true);
});

test('control: a listener that does not connect again hears nothing more', async () => {
  const client = new pg.Client({ connectionString: database.url, application_name: 'docket live' });
  client.on('error', () => undefined);
  const heard: unknown[] = [];
  client.on('notification', (message) => heard.push(message));
  await client.connect();
  await client.query(`LISTEN ${channels.case}`);
  await killListeners();
  await aCase(connection);
  await pause(300);
  expect(heard).toEqual([]);
});

test('A version is that of one process alone, and a notification that can’t be read counts as a gap', async () => {
  await listening();
  const first = liveVersion();
  await closeLive();
  await listening();
  expect(liveVersion()?.split('.')[0]).not.toBe(first?.split('.')[0]);
  expect(liveEventOf(channels.case, '{"caseId":"of a newer version"}')).toEqual({ kind: 'gap' });
  expect(liveEventOf(channels.case, undefined)).toEqual({ kind: 'gap' });
});

function idsOf({ caseId, applicantId }: { caseId: string; applicantId: string }) {
  return { caseId, applicantId };
}

async function killListeners(): Promise<void> {
  const owner = new pg.Client({ connectionString: superUrl() });
  await owner.connect();
  await owner.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'docket live'`);
  await owner.end();
}

function superUrl(): string {
  return (JSON.parse(process.env.DOCKET_TEST_CLUSTER ?? '{}') as { superUrl: string }).superUrl;
}
