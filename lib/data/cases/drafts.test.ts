import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { blankDraft } from '#lib/review/case/draft.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { endSession } from '../members/sessions.ts';
import { recordDecision } from './decide.ts';
import { draftOf, saveDraft } from './drafts.ts';
import { moveCase } from './moves/move.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const draft = { ...blankDraft, outcome: 'rejected' as const, reasons: ['RJ-01'], note: 'Hologram missing.' };

async function kept(memberId: string, { caseId, applicantId }: { caseId: string; applicantId: string }) {
  return draftOf(memberId, caseId, await db().applicant.findUniqueOrThrow({ where: { id: applicantId } }));
}

test('A draft is sealed, survives a sign-out, and is its writer’s alone', async () => {
  const found = await aCase(connection);
  expect(await saveDraft(nadia, { ...found, counter: 1, draft })).toBe(true);
  await endSession(nadia);
  expect(await kept(nadia.id, found)).toMatchObject({ ...draft, counter: 1 });
  expect(await kept(tomas.id, found)).toBeNull();
  const row = await db().caseDraft.findFirstOrThrow({ where: { caseId: found.caseId } });
  expect(row.content).toMatch(/^v1\./);
});

test('Saves that arrive in any order: the newest stays', async () => {
  const found = await aCase(connection);
  const counters = [3, 1, 9, 4, 2, 8, 7, 5, 6];
  await Promise.all(
    counters.map((counter) => saveDraft(nadia, { ...found, counter, draft: { ...draft, note: String(counter) } })),
  );
  expect(await kept(nadia.id, found)).toMatchObject({ note: '9', counter: 9 });
});

test('Control: saved without the counter, an older one that arrives last replaces the newer', async () => {
  const saved = new Map<string, string>();
  for (const counter of [9, 6]) saved.set('draft', String(counter));
  expect(saved.get('draft')).toBe('6');
});

test('A decision removes everyone’s draft, and a save that arrives after it is refused', async () => {
  const found = await aCase(connection);
  await saveDraft(nadia, { ...found, counter: 1, draft });
  await saveDraft(tomas, { ...found, counter: 1, draft });
  await recordDecision(nadia, anApproval(found));
  expect(await db().caseDraft.count({ where: { caseId: found.caseId } })).toBe(0);
  expect(await codeOf(saveDraft(nadia, { ...found, counter: 2, draft }))).toBe('closed');
});

test('A move removes the mover’s draft, and a save of the screen before it is ignored', async () => {
  const found = await aCase(connection);
  await saveDraft(nadia, { ...found, counter: 1, draft });
  await saveDraft(tomas, { ...found, counter: 1, draft });
  const move = { moveId: randomUUID(), kind: 'held' as const, reasons: [], note: 'Waits for the bank.' };
  await moveCase(nadia, { ...move, caseId: found.caseId, version: found.version, until: null, toMemberId: null });
  expect(await saveDraft(nadia, { ...found, counter: 2, draft })).toBe(false);
  expect(await kept(nadia.id, found)).toBeNull();
  expect(await kept(tomas.id, found)).toMatchObject(draft);
  expect(await saveDraft(nadia, { ...found, version: found.version + 1, counter: 1, draft })).toBe(true);
});

test.each(['admin', 'manager', 'auditor'] as const)('A %s may not save one', async (role) => {
  const found = await aCase(connection);
  expect(await codeOf(saveDraft(await aMember(role), { ...found, counter: 1, draft }))).toBe('not_allowed');
});
