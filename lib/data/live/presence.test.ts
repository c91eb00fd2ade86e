import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { closeLive, liveVersion, onLiveEvent } from './hub.ts';
import { noteGone, noteHere, presenceSeconds, whoIsHere } from './presence.ts';

let database: TestDatabase;
let caseId: string;
const events: LiveEvent[] = [];

beforeAll(async () => {
  database = await testDatabase();
  ({ caseId } = await aCase(await aConnection()));
  onLiveEvent((event) => events.push(event));
  await vi.waitFor(() => expect(liveVersion()).not.toBeNull());
});

afterAll(async () => {
  await closeLive();
  await closeDatabase();
  await database.close();
});

const told = () => events.filter(({ kind }) => kind === 'presence').length;

test('Others see who has a case open, are told once when they come and once when they go', async () => {
  const [nadia, tomas] = [await aMember('reviewer', 'N. Brandt'), await aMember('approver', 'T. Mensah')];
  const before = told();
  await noteHere(nadia, caseId);
  await noteHere(nadia, caseId);
  await noteHere(nadia, caseId);
  expect(await whoIsHere(tomas)).toEqual([{ caseId, memberId: nadia.id, name: 'N. Brandt' }]);
  await noteGone(nadia, caseId);
  await expect.poll(() => told() - before).toBe(2);
  expect(await whoIsHere(tomas)).toEqual([]);
});

test('Someone who leaves without a word is gone after a minute, and their return is told', async () => {
  const [nadia, tomas] = [await aMember('reviewer'), await aMember('reviewer')];
  await noteHere(nadia, caseId);
  await db().presence.updateMany({ data: { seenAt: new Date(Date.now() - (presenceSeconds + 1) * 1_000) } });
  expect(await whoIsHere(tomas)).toEqual([]);
  const before = told();
  await noteHere(nadia, caseId);
  await expect.poll(() => told() - before).toBe(1);
  expect(await whoIsHere(tomas)).toHaveLength(1);
});

test('A disabled member is not here, an unknown case is no error, a role without the right is refused', async () => {
  const [nadia, admin, manager] = [await aMember('reviewer'), await aMember('admin'), await aMember('manager')];
  await noteHere(nadia, crypto.randomUUID());
  await noteHere(nadia, caseId);
  await db().member.update({ where: { id: nadia.id }, data: { disabledAt: new Date() } });
  expect((await whoIsHere(manager)).map(({ memberId }) => memberId)).not.toContain(nadia.id);
  await expect(whoIsHere(admin)).rejects.toThrow(Refusal);
  await expect(noteHere(manager, caseId)).rejects.toThrow(Refusal);
  await expect(noteGone(manager, caseId)).rejects.toThrow(Refusal);
});
