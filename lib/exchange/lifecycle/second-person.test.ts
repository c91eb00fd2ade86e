import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { closeDatabase, db } from '#lib/data/database.ts';
import { startJob } from '#lib/data/lifecycle/jobs.ts';
import { requestPlace } from '#lib/data/lifecycle/request-seal.ts';
import { erasureRequests } from '#lib/data/lifecycle/request-view.ts';
import { askErasure, confirmErasure, refuseErasure, withdrawErasure } from '#lib/data/lifecycle/requests.ts';
import { grantStepUp } from '#lib/data/members/step-up.ts';
import { keyEncryptionKey, sealText } from '#lib/data/seal.ts';
import { type MemberActor, roles } from '#lib/review/actor.ts';
import { stepUpAct } from '#lib/review/lifecycle/act.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aJob, asked, confirmed, steppedUp, typedFor } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ingrid: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
});

beforeEach(async () => {
  nadia = await aMember('approver', 'Nadia Brandt');
  ingrid = await aMember('approver', 'Ingrid Solheim');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const someone = async () => (await aCase(connection)).applicantId;
const aDelete = async (many = 1) =>
  aJob(nadia, 'delete', await Promise.all(Array.from({ length: many }, () => someone())));
const reason = 'The applicant asked for it.';
const request = (id: string) => db().erasureRequest.findUniqueOrThrow({ where: { id } });
const job = (id: string) => db().bulkJob.findUniqueOrThrow({ where: { id } });

/** Asks with a given session, and tells what became of it. */
const askWith = async (actor: MemberActor, jobId: string, typed?: string) =>
  codeOf(askErasure(actor, { id: randomUUID(), jobId, typed: typed ?? (await typedFor(jobId)), reason }));

describe('Who asks and who confirms', () => {
  test.each(roles)('as %s', async (role) => {
    const ask = async (actor: MemberActor) => {
      const jobId = await aJob(actor, 'delete', [await someone()]);
      await asked(actor, 'delete', jobId);
    };
    expect(await codeOf(ask(await aMember(role)))).toBe(
      role === 'reviewer' || role === 'approver' ? 'done' : 'not_allowed',
    );
    const jobId = await aDelete();
    const { id } = await asked(nadia, 'delete', jobId);
    const confirm = async () => confirmed(await aMember(role), 'delete', jobId, id);
    expect(await codeOf(confirm())).toBe(role === 'approver' ? 'done' : 'not_allowed');
  });

  test('The one who asked confirms: refused, by the action and by the database', async () => {
    const jobId = await aDelete();
    const { id, asker } = await asked(nadia, 'delete', jobId);
    expect(await codeOf(confirmed(asker, 'delete', jobId, id))).toBe('not_allowed');
    const raw = `UPDATE erasure_request SET state = 'confirmed', ended_at = now(), confirmed_by = requested_by
      WHERE id = $1::uuid`;
    await expect(db().$executeRawUnsafe(raw, id)).rejects.toThrow(/second_is_not_first/);
    expect([(await request(id)).state, (await job(jobId)).state]).toEqual(['waiting', 'prepared']);
    // Control: with someone else in the same place it is taken.
    await confirmed(ingrid, 'delete', jobId, id);
    expect([(await request(id)).state, (await job(jobId)).state]).toEqual(['confirmed', 'running']);
  });

  test('Started without a second person: refused', async () => {
    expect(await codeOf(startJob(nadia, await aDelete()))).toBe('closed');
  });

  test('Ten approvers confirm at once: one does', async () => {
    const jobId = await aDelete();
    const { id } = await asked(nadia, 'delete', jobId);
    const approvers = await Promise.all(Array.from({ length: 10 }, () => aMember('approver')));
    const outcomes = await Promise.all(approvers.map((one) => codeOf(confirmed(one, 'delete', jobId, id))));
    expect(outcomes.toSorted()).toEqual([...Array.from({ length: 9 }, () => 'closed'), 'done']);
  });
});

describe('A request', () => {
  test('older than seven days: not confirmed, also not by the database', async () => {
    const old = await aDelete();
    const expired = randomUUID();
    const { selectionHash } = await job(old);
    const sealed = sealText(reason, keyEncryptionKey(), requestPlace(expired, 'reason'));
    const requestedAt = new Date(Date.now() - 8 * 24 * 3_600_000);
    const expiresAt = new Date(Date.now() - 24 * 3_600_000);
    await db().erasureRequest.create({
      data: { id: expired, jobId: old, selectionHash, reason: sealed, requestedBy: nadia.id, requestedAt, expiresAt },
    });
    expect(await codeOf(confirmed(ingrid, 'delete', old, expired))).toBe('closed');
    const raw = `UPDATE erasure_request SET state = 'confirmed', ended_at = now(), confirmed_by = $2::uuid
      WHERE id = $1::uuid`;
    await expect(db().$executeRawUnsafe(raw, expired, ingrid.id)).rejects.toThrow(/has expired/);
  });

  test('refused with a sentence, or withdrawn: no longer confirmed', async () => {
    const [first, second] = [await aDelete(), await aDelete()];
    const { id: refused, asker } = await asked(nadia, 'delete', first);
    await refuseErasure(ingrid, refused, 'We still need it for the audit.');
    expect(await codeOf(confirmed(await aMember('approver'), 'delete', first, refused))).toBe('closed');
    const { id: withdrawn, asker: again } = await asked(asker, 'delete', second);
    await withdrawErasure(again, withdrawn);
    expect(await codeOf(confirmed(await aMember('approver'), 'delete', second, withdrawn))).toBe('closed');
    const { ended } = await erasureRequests(again);
    expect(ended.rows.find(({ id }) => id === refused)).toMatchObject({
      state: 'refused',
      endedBy: 'Ingrid Solheim',
      answer: 'We still need it for the audit.',
      reason,
    });
  });

  test('with other words typed: refused, by the one who asks and the one who confirms', async () => {
    const jobId = await aDelete(3);
    expect(await typedFor(jobId)).toBe('DELETE 3');
    const asker = await steppedUp(nadia, 'ask', 'delete', jobId);
    expect(await askWith(asker, jobId, 'DELETE 2')).toBe('invalid');
    expect(await askWith(asker, jobId, ' delete 3 ')).toBe('done');
    const { id } = await db().erasureRequest.findUniqueOrThrow({ where: { jobId } });
    const approver = await steppedUp(ingrid, 'confirm', 'delete', jobId);
    expect(await codeOf(confirmErasure(approver, id, 'DELETE'))).toBe('invalid');
    expect(await codeOf(confirmErasure(approver, id, 'DELETE 3'))).toBe('done');
  });

  test('for one applicant: the number of the case is typed', async () => {
    expect(await typedFor(await aDelete())).toMatch(/^DK-\d+$/);
  });
});

describe('The password given again', () => {
  test('without it: refused', async () => {
    expect(await askWith(nadia, await aDelete())).toBe('invalid');
  });

  test('for this act and selection: accepted once', async () => {
    const jobId = await aDelete();
    const asker = await steppedUp(nadia, 'ask', 'delete', jobId);
    expect(await askWith(asker, jobId)).toBe('done');
    expect((await db().stepUp.findFirstOrThrow({ where: { memberId: nadia.id } })).usedAt).not.toBeNull();
    // The same selection again, in the same session: its step-up is used up.
    const { applicantId } = await db().bulkItem.findFirstOrThrow({ where: { jobId } });
    const again = await aJob(asker, 'delete', [applicantId]);
    expect((await job(again)).selectionHash).toBe((await job(jobId)).selectionHash);
    expect(await askWith(asker, again)).toBe('invalid');
  });

  test('for another selection, act or step: refused', async () => {
    const applicantId = await someone();
    const [jobId, other] = [await aJob(nadia, 'delete', [applicantId]), await aDelete()];
    expect(await askWith(await steppedUp(nadia, 'ask', 'delete', other), jobId)).toBe('invalid');
    nadia = await aMember('approver');
    const anonymize = await aJob(nadia, 'anonymize', [applicantId]);
    expect(await askWith(await steppedUp(nadia, 'ask', 'delete', anonymize), anonymize)).toBe('invalid');
    nadia = await aMember('approver');
    const confirming = await aJob(nadia, 'delete', [applicantId]);
    expect(await askWith(await steppedUp(nadia, 'confirm', 'delete', confirming), confirming)).toBe('invalid');
  });

  test('in another session: refused', async () => {
    const jobId = await aDelete();
    await steppedUp(nadia, 'ask', 'delete', jobId);
    expect(await askWith({ ...nadia, sessionId: 'a'.repeat(43) }, jobId)).toBe('invalid');
  });

  test('five minutes ago: refused; a little less: accepted', async () => {
    const [late, inTime] = [await aDelete(), await aDelete()];
    const age = (seconds: number) =>
      db().stepUp.updateMany({
        where: { memberId: nadia.id },
        data: { grantedAt: new Date(Date.now() - seconds * 1_000) },
      });
    const asker = await steppedUp(nadia, 'ask', 'delete', late);
    await age(301);
    expect(await askWith(asker, late)).toBe('invalid');
    const again = await steppedUp(asker, 'ask', 'delete', inTime);
    await age(280);
    expect(await askWith(again, inTime)).toBe('done');
  });

  test('the session has a new id, and the old one is signed out', async () => {
    const jobId = await aDelete();
    const { selectionHash } = await job(jobId);
    const sessionId = await grantStepUp(nadia, { act: stepUpAct('ask', 'delete'), selectionHash }, 'password');
    expect(await db().session.count({ where: { id: nadia.sessionId } })).toBe(0);
    expect(await db().session.count({ where: { id: sessionId, memberId: nadia.id, endedAt: null } })).toBe(1);
    expect(await codeOf(grantStepUp(nadia, { act: 'x', selectionHash }, 'password'))).toBe('signed_out');
  });
});
