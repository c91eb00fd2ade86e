import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { placesOf } from '#lib/review/case/inbox.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { claimCase } from '../claims/claim.ts';
import { closeDatabase, db } from '../database.ts';
import { recordDecision } from './decide.ts';
import { inboxOf } from './inbox.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ada: MemberActor;
let amos: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ada = await aMember('approver', 'Ada Lindqvist');
  amos = await aMember('approver', 'Amos Okafor');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** An approval over an expired passport that waits; due after so many hours. */
async function stagedDueIn(hours: number): Promise<{ caseId: string; applicantId: string }> {
  const [passport] = anApplicant().documents;
  const found = await aCase(
    connection,
    anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] }),
  );
  await recordDecision(nadia, anApproval(found, { reasons: ['AP-01'], note: 'Renewed, seen in person.' }));
  const dueAt = new Date(Date.now() + hours * 3_600_000);
  await db().case.update({ where: { id: found.caseId }, data: { dueAt } });
  return found;
}

test('Decisions to confirm: first due first, with what failed, the name, and which another approver has', async () => {
  const late = await stagedDueIn(20);
  const soon = await stagedDueIn(1);
  const taken = await stagedDueIn(5);
  await claimCase(amos, taken.caseId);
  await claimCase(ada, late.caseId);
  const inbox = await inboxOf(ada);
  expect(inbox.toConfirm.items.map(({ caseId, holder }) => [caseId, holder])).toEqual([
    [soon.caseId, null],
    [taken.caseId, 'Amos Okafor'],
    [late.caseId, null],
  ]);
  const [first] = inbox.toConfirm.items;
  expect(first).toMatchObject({ by: 'Nadia Brandt', name: 'Maëlle Kéravec-Duthil' });
  expect(first?.decision?.over.join()).toContain('expired');
  const places = placesOf(inbox);
  expect(places.toConfirm).toEqual({
    count: 3,
    places: [
      { applicantId: soon.applicantId, isHeld: false },
      { applicantId: taken.applicantId, isHeld: true },
      { applicantId: late.applicantId, isHeld: false },
    ],
  });
  expect(JSON.stringify(places), 'what every screen reads names nobody').not.toContain('Kéravec');
});

test('A reviewer has nothing to confirm, and who works on no cases has no inbox', async () => {
  expect(await inboxOf(nadia)).toMatchObject({ toConfirm: { count: 0 }, escalatedToMe: { count: 0 } });
  expect(await codeOf(inboxOf(await aMember('manager')))).toBe('not_allowed');
});
