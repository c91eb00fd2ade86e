import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { Inbox } from '#lib/review/case/inbox.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { allSeen } from '#test/builders/picture.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../../applicants/save.ts';
import { claimCase, takeOver } from '../../claims/claim.ts';
import { releaseCase } from '../../claims/release.ts';
import { closeDatabase, db } from '../../database.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { recordDecision } from '../decide.ts';
import { draftOf } from '../drafts.ts';
import { inboxOf } from '../inbox.ts';
import { recordPageView } from '../page-views.ts';
import { confirmDecision, returnDecision, withdrawStaged } from './second.ts';

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

const expired = () => {
  const [passport] = anApplicant().documents;
  return anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
};

/** An approval over an expired passport, which policy sends to a second person. */
async function staged(by = nadia, more: Parameters<typeof anApproval>[1] = {}) {
  const applicant = expired();
  const found = await aCase(connection, applicant);
  await allSeen(by, found.applicantId);
  const input = anApproval(found, { reasons: ['AP-01'], note: 'Renewed, seen in person.', ...more });
  const decided = await recordDecision(by, input);
  return { applicant, input, decided, id: input.decisionId, ...found };
}

const caseOf = (id: string) => db().case.findUniqueOrThrow({ where: { id } });
const rowOf = (id: string) => db().stagedDecision.findUniqueOrThrow({ where: { id } });
const save = (applicant: Applicant) =>
  saveApplicant(worker, {
    connectionId: connection,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });

describe('An approval that policy sends to a second person', () => {
  test('waits, with its evidence pinned and no decision recorded; the same form again is the same', async () => {
    const { id, input, decided, caseId } = await staged();
    expect(decided).toEqual({ decisionId: id, commandIds: [], stagedBecause: 'failing_blockers', undoUntil: null });
    expect(await recordDecision(nadia, input)).toEqual(decided);
    expect(await caseOf(caseId)).toMatchObject({ state: 'waiting_for_second', outcome: null });
    expect(await db().decision.count({ where: { caseId } })).toBe(0);
    expect(await db().stagedEvidence.count({ where: { stagedId: id, fate: 'pinned', isSeen: true } })).toBe(2);
  });

  test('confirmed: recorded as the first person’s, the second beside, its command ordered', async () => {
    const command = { id: randomUUID(), kind: 'archive' as const, isReversible: true, input: {} };
    const { id, caseId } = await staged(nadia, { command });
    await db().imageCopy.deleteMany({ where: { image: { applicant: { cases: { some: { id: caseId } } } } } });
    expect(await confirmDecision(ada, id)).toEqual({ commandIds: [command.id] });
    expect(await confirmDecision(ada, id)).toEqual({ commandIds: [command.id] });
    const decision = await db().decision.findUniqueOrThrow({ where: { id }, include: { evidence: true } });
    expect(decision).toMatchObject({ memberId: nadia.id, secondMemberId: ada.id, outcome: 'approved' });
    expect(decision.evidence.map(({ fate, isSeen }) => [fate, isSeen])).toEqual([
      ['pinned', true],
      ['pinned', true],
    ]);
    expect(await caseOf(caseId)).toMatchObject({ state: 'decided', outcome: 'approved' });
    expect(await db().command.findUniqueOrThrow({ where: { id: command.id } })).toMatchObject({ state: 'held' });
  });

  test('returned with a sentence: open again, assigned to the first person, whose draft it is', async () => {
    const { id, caseId, applicantId } = await staged();
    expect(await codeOf(returnDecision(ada, id, '  '))).toBe('invalid');
    await returnDecision(ada, id, 'Look at the issuing date once more.');
    expect(await caseOf(caseId)).toMatchObject({ state: 'open', assigneeId: nadia.id });
    expect(await db().notice.findMany({ where: { caseId } })).toMatchObject([
      { kind: 'returned', memberId: nadia.id, byId: ada.id, readAt: null },
    ]);
    expect(await rowOf(id)).toMatchObject({
      endedAs: 'returned',
      endedById: ada.id,
      sentence: expect.stringMatching(/^v1\./),
    });
    const applicant = await db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
    expect(await draftOf(nadia.id, caseId, applicant)).toMatchObject({
      outcome: 'approved',
      reasons: ['AP-01'],
      note: 'Renewed, seen in person.',
    });
    expect(await codeOf(confirmDecision(ada, id))).toBe('closed');
  });

  test('withdrawn by the first person only', async () => {
    const { id, caseId } = await staged();
    expect(await codeOf(withdrawStaged(ada, id))).toBe('not_allowed');
    await withdrawStaged(nadia, id);
    expect(await caseOf(caseId)).toMatchObject({ state: 'open', assigneeId: nadia.id });
  });

  test('two approvers at once: one ends it', async () => {
    const { id } = await staged();
    const answers = await Promise.all([
      codeOf(confirmDecision(ada, id)),
      codeOf(returnDecision(amos, id, 'Not yet, please.')),
    ]);
    expect(answers.toSorted()).toEqual(['closed', 'done']);
  });
});

describe('The second person is never the first (docs/security.md, bar 10)', () => {
  test('the first person, from any session: refused, and so is a reviewer', async () => {
    const { id } = await staged(ada);
    expect(await codeOf(confirmDecision(ada, id))).toBe('not_allowed');
    expect(await codeOf(confirmDecision({ ...ada, sessionId: 'another' }, id))).toBe('not_allowed');
    expect(await codeOf(returnDecision(ada, id, 'Back to me.'))).toBe('not_allowed');
    expect(await codeOf(confirmDecision(await aMember('reviewer'), id))).toBe('not_allowed');
    expect(await rowOf(id)).toMatchObject({ endedAt: null });
  });

  test('neither its first person nor a reviewer claims the case; another approver does, and it waits on', async () => {
    const { caseId } = await staged(ada);
    for (const act of [claimCase, takeOver]) expect(await codeOf(act(ada, caseId))).toBe('not_allowed');
    expect(await codeOf(claimCase(nadia, caseId))).toBe('not_allowed');
    await claimCase(amos, caseId);
    expect(await caseOf(caseId)).toMatchObject({ state: 'waiting_for_second', assigneeId: amos.id });
    await releaseCase(amos, caseId);
    expect(await caseOf(caseId)).toMatchObject({ state: 'waiting_for_second', assigneeId: null, claimedUntil: null });
  });

  test('by SQL, as the app and as the owner: refused', async () => {
    const { id, caseId } = await staged(ada);
    const end = `UPDATE staged_decision SET ended_at = now(), ended_as = 'confirmed', ended_by_id = $2 WHERE id = $1`;
    const reviewer = await aMember('reviewer');
    for (const url of [database.url, database.ownerUrl]) {
      expect(await refused(url, end, [id, ada.id])).toMatch(/needs a second person|second_is_another/);
      expect(await refused(url, end, [id, reviewer.id])).toMatch(/needs a second person/);
      expect(await refused(url, end, [id, amos.id])).toMatch(/differ/);
      expect(await refused(url, decisionAs, [randomUUID(), caseId, ada.id, ada.id])).toMatch(/second_is_another/);
      expect(await refused(url, decisionAs, [id, caseId, ada.id, amos.id])).toMatch(/stands without|differ/);
      expect(await refused(url, 'UPDATE staged_decision SET member_id = $2 WHERE id = $1', [id, amos.id])).toMatch(
        /not turned into another/,
      );
      expect(await refused(url, `UPDATE "case" SET state = 'open' WHERE id = $1`, [caseId])).toMatch(/differ/);
    }
  });

  test('control: without the trigger and the check the first person’s own confirmation is saved', async () => {
    const { id } = await staged(ada);
    const client = new pg.Client({ connectionString: database.ownerUrl });
    await client.connect();
    await client.query(`BEGIN; ALTER TABLE staged_decision DISABLE TRIGGER USER;
      ALTER TABLE staged_decision DROP CONSTRAINT staged_decision_second_is_another`);
    const end = `UPDATE staged_decision SET ended_at = now(), ended_as = 'confirmed', ended_by_id = $2 WHERE id = $1`;
    expect((await client.query(end, [id, ada.id])).rowCount).toBe(1);
    await client.query('ROLLBACK');
    await client.end();
  });
});

describe('What a staged decision rests on changes before it is confirmed', () => {
  test('a fact: void when it is saved, with the part named; open again for the first person', async () => {
    const { applicant, id, caseId } = await staged();
    await save({ ...applicant, person: { ...applicant.person, email: 'other@example.test' } });
    expect(await rowOf(id)).toMatchObject({ endedAs: 'voided', changedParts: ['record'], endedById: null });
    expect(await caseOf(caseId)).toMatchObject({ state: 'open', assigneeId: nadia.id });
    expect(await codeOf(confirmDecision(ada, id))).toBe('closed');
  });

  test('a hit and a check: void', async () => {
    const { applicant, id } = await staged();
    const hit = exampleHit({ id: 'h1', list: 'OFAC SDN', name: null });
    await save({ ...applicant, hits: [hit], documents: [] });
    expect((await rowOf(id)).changedParts).toEqual(['record', 'hits', 'checks', 'images']);
  });

  test('the bytes of an image: found at confirmation, which is refused and makes it void', async () => {
    const { id, applicantId, caseId } = await staged();
    await db().image.updateMany({ where: { applicantId }, data: { originalSha256: 'e'.repeat(64) } });
    expect(await codeOf(confirmDecision(ada, id))).toBe('changed');
    expect(await rowOf(id)).toMatchObject({ endedAs: 'voided', changedParts: ['images'] });
    expect(await db().decision.count({ where: { caseId } })).toBe(0);
  });

  test('only opened, looked at, and read again without a change: not void', async () => {
    const { applicant, id, applicantId } = await staged();
    await recordPageView(ada, applicantId);
    await allSeen(ada, applicantId);
    await save(applicant);
    await save({ ...applicant, raw: { status: 'waiting', seen: 1 } });
    expect(await rowOf(id)).toMatchObject({ endedAt: null });
    expect(await codeOf(confirmDecision(ada, id))).toBe('done');
  });
});

test('A hit that is a true match needs a second person, also where failing blockers need only a note', async () => {
  await aPolicy('fourEyes', { approveOverFailing: 'note' });
  const found = await aCase(connection);
  const blocker = { kind: 'hit', tone: 'fail', label: 'Sanctions', title: 'Sanctions true match', place: 'hits' };
  await db().case.update({ where: { id: found.caseId }, data: { blockers: [blocker] } });
  expect(await codeOf(recordDecision(nadia, anApproval(found)))).toBe('invalid');
  const said = anApproval(found, { reasons: ['AP-03'], note: 'The list has removed the entry.' });
  expect(await recordDecision(nadia, said)).toMatchObject({ stagedBecause: 'true_hit' });
});

test('The inbox: others’ decisions to an approver, what was given back to the first person', async () => {
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  const own = await staged(ada);
  const other = await staged();
  const ids = async (who: MemberActor, list: keyof Inbox) =>
    (await inboxOf(who))[list].items.map(({ caseId }) => caseId);
  expect(await ids(ada, 'toConfirm')).toContain(other.caseId);
  expect(await ids(ada, 'toConfirm')).not.toContain(own.caseId);
  expect(await ids(nadia, 'toConfirm')).toEqual([]);
  await returnDecision(ada, other.id, 'Look at the issuing date once more.');
  expect(await ids(nadia, 'returnedToMe')).toContain(other.caseId);
  const { version } = await caseOf(other.caseId);
  const why = { reasons: ['AP-01'], note: 'The issuing date is right.' };
  await recordDecision(nadia, anApproval({ ...other, version }, why));
  expect(await ids(nadia, 'returnedToMe')).not.toContain(other.caseId);
  expect(await ids(amos, 'toConfirm')).toContain(other.caseId);
});

test('The ledger verifies with all of this in it', async () => {
  const trust = { publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] };
  expect(await verifyLedger(trust)).toMatchObject({ ok: true });
});

const decisionAs = `INSERT INTO decision
    (id, case_id, applicant_id, member_id, second_member_id, outcome, reasons, policy_versions, blockers, case_version)
  SELECT $1, c.id, c.applicant_id, $3, $4, 'approved', '{AP-01}', '{}', '[]', c.version FROM "case" c WHERE c.id = $2`;

async function refused(url: string, statement: string, values: unknown[]): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement, values);
    return 'allowed';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}
