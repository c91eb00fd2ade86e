import { afterAll, beforeAll, expect, test } from 'vitest';
import { worker } from '#lib/review/actor.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { addConnection } from '../connections/connections.ts';
import { closeDatabase, db } from '../database.ts';
import { recordPulledPage, startRound } from './pulls.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await testDatabase();
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

test('Unreadable records without an id: noted on the pull and in the ledger, until a page has none', async () => {
  const system = { kind: 'system', id: 'test' } as const;
  const connectionId = await addConnection(system, { provider: 'example', label: 'Pull', mode: 'test', settings: {} });
  const { round } = await startRound(worker, connectionId);
  const page = { connectionId, round, next: 'more', applicants: 48, expected: null, tookMs: 5 };
  const standing = () =>
    db().pull.findUniqueOrThrow({ where: { connectionId }, select: { problem: true, pagesRead: true } });

  await recordPulledPage(worker, { ...page, pagesRead: 0, unnamed: 2 });
  expect(await standing()).toEqual({
    pagesRead: 1,
    problem: '2 records of the list could not be read and had no id',
  });
  const acts = await db().ledgerRow.findMany({ where: { kind: 'pull.passed-over', subjectId: connectionId } });
  expect(acts.map(({ entry }) => (JSON.parse(entry) as { details: unknown }).details)).toEqual([{ round, records: 2 }]);

  await recordPulledPage(worker, { ...page, pagesRead: 1, unnamed: 0 });
  expect(await standing()).toEqual({ pagesRead: 2, problem: null });
});
