/**
 * Bars 34 and 35: a delete by two people destroys the applicant's data key and all clear text; the ledger still
 * verifies, and a later answer of the vendor does not bring them back.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { unsealRecord } from '#lib/data/applicants/content.ts';
import { reveal } from '#lib/data/applicants/reveals.ts';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { moveCommand } from '#lib/data/commands/move.ts';
import { recordCommand } from '#lib/data/commands/record.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { verifyLedger } from '#lib/data/ledger/verify.ts';
import { liftHold, placeHold } from '#lib/data/lifecycle/holds.ts';
import { erasedCounts } from '#lib/data/lifecycle/tombstones.ts';
import { writeNote } from '#lib/data/notes/notes.ts';
import { orderRefetch } from '#lib/data/sync/refetch.ts';
import { storeEvent } from '#lib/data/sync/webhook-events.ts';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anOrder } from '#test/builders/command.ts';
import { aJob, asked, confirmed } from '#test/builders/job.ts';
import { aMember } from '#test/builders/member.ts';
import { allSeen } from '#test/builders/picture.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { runDue } from '#test/exchange/worker.ts';
import { dueItems } from './due-items.ts';

/** Words that only this applicant has: found in a dump, they have outlived the erasure. */
const canaries = ['quillfeather', '55QF0099', 'Featherstonehaugh'];

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ingrid: MemberActor;
let auditor: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
});

beforeEach(async () => {
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ingrid = await aMember('approver', 'Ingrid Solheim');
  auditor = await aMember('auditor');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

function aCanary(): Applicant {
  const person = { fullName: 'Zvezdana Quillfeather', familyName: 'Quillfeather', email: 'quillfeather@example.test' };
  const one = anApplicant({ person, externalId: `quillfeather-${randomUUID()}`, raw: { note: 'Featherstonehaugh' } });
  return { ...one, documents: one.documents.map((document) => ({ ...document, number: '55QF0099' })) };
}

/** How often each canary is in the database, and every row as text. */
async function dump(): Promise<string> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  const parts: string[] = [];
  for (const { name } of rows) {
    const found = await client.query<{ text: string }>(`SELECT t::text AS text FROM ${name} t`);
    parts.push(...found.rows.map(({ text }) => text));
  }
  await client.end();
  return parts.join('\n').toLowerCase();
}

const found = (text: string) => canaries.filter((canary) => text.includes(canary.toLowerCase()));

/** A decided applicant with everything that Docket keeps about a person. */
async function aLife(applicant: Applicant): Promise<string> {
  const { externalId } = applicant;
  const creation = anOrder(connection, null, {
    kind: 'create_applicant',
    input: { email: 'quillfeather@example.test' },
  });
  await recordCommand(nadia, creation);
  for (const event of [
    { kind: 'send', sendingMs: 1, quarantineMs: 1 },
    { kind: 'done', by: 'answer' },
  ] as const)
    await moveCommand(worker, creation.id, {
      event,
      answer: { externalId, link: 'https://quillfeather.invalid', linkExpiresAt: null, scheduledFor: null },
    });
  const { applicantId, caseId, version } = await aCase(connection, applicant);
  await allSeen(nadia, applicantId);
  await reveal(nadia, applicantId, 'email', 'Featherstonehaugh called.');
  await writeNote(nadia, { applicantId, noteId: randomUUID(), text: 'Quillfeather wrote.', mentions: [] });
  await placeHold(ingrid, applicantId, 'Featherstonehaugh is before a court.');
  await liftHold(ingrid, applicantId);
  const form = { outcome: 'rejected' as const, reasons: ['RJ-01'], note: 'Said by Quillfeather.', command: null };
  await recordDecision(nadia, { decisionId: randomUUID(), caseId, version, hasConfirmedUnseen: true, ...form });
  await recordCommand(nadia, anOrder(connection, applicantId, { kind: 'move_flow', input: { flow: 'Quillfeather' } }));
  await orderRefetch(connection, [externalId], 'webhook');
  const event = { connectionId: connection, eventId: randomUUID(), type: null, isPing: false, body: Buffer.from('{}') };
  await storeEvent({ ...event, externalIds: [externalId] });
  return applicantId;
}

async function deleteByTwo(applicantId: string): Promise<void> {
  const jobId = await aJob(nadia, 'delete', [applicantId]);
  const { id, asker } = await asked(nadia, 'delete', jobId);
  // The password given again renews the sessions of both.
  [nadia, ingrid] = [asker, await confirmed(ingrid, 'delete', jobId, id)];
  await runDue(dueItems);
}

const save = (applicant: Applicant) =>
  saveApplicant(worker, {
    connectionId: connection,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });

test('A delete by two people leaves nothing personal in any row, and the ledger verifies', async () => {
  const applicantId = await aLife(aCanary());
  const row = () => db().applicant.findUniqueOrThrow({ where: { id: applicantId } });
  const before = await row();
  expect(found(await dump())).toContain('quillfeather');
  expect(unsealRecord(before)?.person.familyName).toBe('Quillfeather');
  const pinned = { where: { image: { applicantId } } };
  expect(await db().pinnedImage.count(pinned)).toBeGreaterThan(0);

  await deleteByTwo(applicantId);

  expect(found(await dump())).toEqual([]);
  const after = await row();
  expect(after).toMatchObject({ dataKey: null, record: null, raw: null });
  expect(after.erasedAt).not.toBeNull();
  expect(unsealRecord(after)).toBeNull();
  // Control: with the row as a copy of the database has it, the same code still unseals the record.
  expect(unsealRecord({ ...after, dataKey: before.dataKey, record: before.record })?.person.familyName).toBe(
    'Quillfeather',
  );
  expect([await db().pinnedImage.count(pinned), await db().imageCopy.count(pinned)]).toEqual([0, 0]);
  expect(await db().decision.count({ where: { applicantId } })).toBe(1);
  const verified = await verifyLedger({ publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });
  expect(verified).toMatchObject({ ok: true });
});

test('A later answer of the vendor does not bring them back, and is counted', async () => {
  const applicant = aCanary();
  const { applicantId } = await aCase(connection, applicant);
  await deleteByTwo(applicantId);
  const before = await erasedCounts(auditor, connection);
  expect(await save(applicant)).toBe('erased');
  expect(await save({ ...applicant, status: 'approved', updatedAt: '2026-11-26T09:00:00.000Z' })).toBe('erased');
  expect(found(await dump())).toEqual([]);
  expect(await erasedCounts(auditor, connection)).toEqual({ ...before, stillThere: before.stillThere + 1 });
  // Control: the same id at another connection is someone else.
  const other = await aConnection();
  const { externalId } = applicant;
  const elsewhere = { connectionId: other, externalId, fetchedAt: new Date(), applicant, problem: null };
  expect(await saveApplicant(worker, elsewhere)).toBe('new');
  await deleteByTwo((await db().applicant.findFirstOrThrow({ where: { connectionId: other } })).id);
});

test('Ten answers of the vendor while it is erased: none brings the person back', async () => {
  const applicant = aCanary();
  const { applicantId } = await aCase(connection, applicant);
  const jobId = await aJob(nadia, 'delete', [applicantId]);
  await confirmed(ingrid, 'delete', jobId, (await asked(nadia, 'delete', jobId)).id);
  const answers = Array.from({ length: 10 }, (_, at) =>
    save({ ...applicant, updatedAt: `2026-11-26T09:00:0${at}.000Z`, providerStatus: `s${at}` }),
  );
  await Promise.all([runDue(dueItems), ...answers]);
  await save(applicant);
  expect(found(await dump())).toEqual([]);
});

describe('The database itself refuses', () => {
  const raw = (statement: string, ...values: string[]) => db().$executeRawUnsafe(statement, ...values);

  test('a new key for someone who was erased', async () => {
    const { applicantId } = await aCase(connection);
    await deleteByTwo(applicantId);
    const key = `UPDATE applicant SET data_key = 'v1.new' WHERE id = $1::uuid`;
    await expect(raw(key, applicantId)).rejects.toThrow(/was erased and stays so|holds_nothing/);
    const stub = `UPDATE applicant SET erased_at = NULL WHERE id = $1::uuid`;
    await expect(raw(stub, applicantId)).rejects.toThrow(/was erased and stays so/);
  });

  test('a job that erases and that no second person confirmed', async () => {
    const { applicantId } = await aCase(connection);
    const jobId = await aJob(nadia, 'delete', [applicantId]);
    const run = `UPDATE bulk_job SET state = 'running' WHERE id = $1::uuid`;
    await expect(raw(run, jobId)).rejects.toThrow(/not confirmed by a second person/);
    await asked(nadia, 'delete', jobId);
    await expect(raw(run, jobId)).rejects.toThrow(/not confirmed by a second person/);
  });

  test('another selection for a request', async () => {
    const { applicantId } = await aCase(connection);
    const jobId = await aJob(nadia, 'delete', [applicantId]);
    await asked(nadia, 'delete', jobId);
    const { applicantId: other } = await aCase(connection);
    const add = `INSERT INTO bulk_item (job_id, position, applicant_id, connection_id, "where", command_id)
      SELECT $1::uuid, 7, id, connection_id, 'here', gen_random_uuid() FROM applicant WHERE id = $2::uuid`;
    await expect(raw(add, jobId, other)).rejects.toThrow(/selection of job .* is fixed/);
    const turn = `UPDATE bulk_item SET applicant_id = $2::uuid WHERE job_id = $1::uuid`;
    await expect(raw(turn, jobId, other)).rejects.toThrow(/not turned into another/);
  });
});
