import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../../database.ts';
import { recordDecision } from '../decide.ts';
import { searchCounts } from './counts.ts';

let database: TestDatabase;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  const connection = await aConnection();
  nadia = await aMember('reviewer');
  const person = { fullName: 'Zvezdana Quillfeather', givenName: 'Zvezdana', familyName: 'Quillfeather' };
  const [one] = [await aCase(connection, anApplicant({ person })), await aCase(connection, anApplicant({ person }))];
  await aCase(connection);
  await recordDecision(nadia, {
    decisionId: crypto.randomUUID(),
    caseId: one.caseId,
    version: one.version,
    outcome: 'rejected',
    reasons: ['RJ-02'],
    note: '',
    hasConfirmedUnseen: true,
  });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const counts = (text: string, actor = nadia, providers: string[] = []) => searchCounts(actor, { text, providers });

test('What matches is counted by state, also outside the tab', async () => {
  expect(await counts('quillfeather')).toMatchObject({ byState: { open: 1, decided: 1, claimed: 0 }, isLeast: false });
  expect(await counts('quillfeather', nadia, ['nobody'])).toMatchObject({ byState: { open: 0, decided: 0 } });
  expect(await counts('nobody is called this')).toMatchObject({ byState: { open: 0, decided: 0 } });
});

test('Without a text nothing is counted here, and a role without names learns nothing of names', async () => {
  expect(await counts('')).toBeNull();
  expect(await counts(' \u0000')).toBeNull();
  const manager = await aMember('manager');
  expect(await counts('quillfeather', manager)).toMatchObject({ byState: { open: 0, decided: 0 } });
  await expect(counts('quillfeather', await aMember('admin'))).rejects.toThrow('does not allow');
});

test('Of more than a thousand that match, a thousand are counted, and that there are more is said', async () => {
  const connectionId = await aConnection();
  await db().$executeRaw`
    WITH people AS (
      INSERT INTO applicant (id, connection_id, external_id, status, fetched_at, record_hash)
      SELECT gen_random_uuid(), ${connectionId}::uuid, 'common-' || n, 'pending_review', now(), 'none'
      FROM generate_series(1, 1200) n RETURNING id),
    named AS (
      INSERT INTO applicant_search (applicant_id, name, name_key) SELECT id, 'Maria', 'maria common' FROM people)
    INSERT INTO "case" (id, applicant_id, connection_id, opened_because, due_at)
    SELECT gen_random_uuid(), id, ${connectionId}::uuid, 'status', now() FROM people`;
  const found = await counts('maria common');
  expect(found?.isLeast).toBe(true);
  expect(found?.byState.open).toBe(1_001);
});
