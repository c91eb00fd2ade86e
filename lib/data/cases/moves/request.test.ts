/** What an applicant is asked for: its codes by version of the policy, and the message that is kept with the move. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { defaultPolicies } from '#lib/review/policies/defaults.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db, pool } from '../../database.ts';
import { verifyLedger } from '../../ledger/verify.ts';
import { draftOf } from '../drafts.ts';
import { type MoveInput, moveCase, undoMove } from './move.ts';
import { lastMoveOf } from './view.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

const message = 'Dear Aydana OMAROVA,\n\nplease send the back of your card.';

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  await aPolicy('undo', { seconds: 60 });
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function requested(more: Partial<MoveInput> = {}): Promise<MoveInput> {
  const { caseId, version } = await aCase(connection);
  const said = { reasons: ['RQ-02', 'RQ-06'], note: '', message, until: null, toMemberId: null };
  const input = { moveId: randomUUID(), caseId, version, kind: 'requested' as const, ...said, ...more };
  await moveCase(nadia, input);
  return input;
}

async function ownerOf(caseId: string) {
  const { applicant } = await db().case.findUniqueOrThrow({
    where: { id: caseId },
    select: { applicant: { select: { id: true, dataKey: true } } },
  });
  return applicant;
}

/** The app never changes a move: only the owner of the tables can, without its triggers. */
async function asOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  await client.query(`ALTER TABLE case_move DISABLE TRIGGER USER`);
  await client.query(statement);
  await client.query(`ALTER TABLE case_move ENABLE TRIGGER USER`);
  await client.end();
}

const verified = () => verifyLedger({ publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });

test('The message is kept sealed with the move, and the ledger holds its hash and never a word of it', async () => {
  const { caseId, moveId } = await requested();
  const row = await db().caseMove.findUniqueOrThrow({ where: { id: moveId } });
  expect(row).toMatchObject({ message: expect.stringMatching(/^v1\./), note: null, reasonsVersion: 1 });
  expect(await lastMoveOf(caseId, await ownerOf(caseId))).toMatchObject({
    message,
    reasons: [{ label: 'Back of the document' }, { label: 'New selfie' }],
  });
  const logged = await db().ledgerRow.findFirstOrThrow({ where: { kind: 'case.moved', subjectId: caseId } });
  const text = JSON.stringify(logged.entry);
  expect(text).toContain('messageHash');
  expect(text).not.toMatch(/Aydana|OMAROVA|back of your card/);
});

test('Undone: the codes and the message are the draft again', async () => {
  const { caseId, moveId } = await requested();
  await undoMove(nadia, { moveId: randomUUID(), undoesId: moveId });
  const draft = await draftOf(nadia.id, caseId, await ownerOf(caseId));
  expect(draft).toMatchObject({ outcome: 'requested', reasons: ['RQ-02', 'RQ-06'], message });
});

test('A code that a later version has no more, or words otherwise, reads as when it was chosen', async () => {
  const { caseId } = await requested();
  const [first] = defaultPolicies.reasons.requested;
  await aPolicy('reasons', { requested: first ? [{ ...first, code: 'RQ-02', label: 'Worded otherwise' }] : [] });
  expect(await lastMoveOf(caseId, await ownerOf(caseId))).toMatchObject({
    reasons: [{ label: 'Back of the document' }, { label: 'New selfie' }],
  });
  await aPolicy('reasons', { requested: defaultPolicies.reasons.requested });
});

test('A move of an older release: a code of the rejections, read from the version of its time', async () => {
  const { caseId, version } = await aCase(connection);
  const id = randomUUID();
  await moveCase(nadia, {
    moveId: id,
    caseId,
    version,
    kind: 'held',
    reasons: [],
    note: 'Waits.',
    until: null,
    toMemberId: null,
  });
  await asOwner(`UPDATE case_move SET reasons = '{RJ-02}' WHERE id = '${id}'`);
  const { reasons } = defaultPolicies;
  await aPolicy('reasons', { rejected: reasons.rejected.map((one) => ({ ...one, label: `New: ${one.label}` })) });
  const found = await lastMoveOf(caseId, await ownerOf(caseId));
  expect(found?.reasons).toEqual([{ code: 'RJ-02', label: 'Document expired' }]);
  await asOwner(`UPDATE case_move SET reasons = '{}' WHERE id = '${id}'`);
});

test('A message in the clear, or with anything but a request, is refused by the database', async () => {
  const { moveId } = await requested();
  const copy = (kind: string, text: string) =>
    pool().query(
      `INSERT INTO case_move
         (id, case_id, applicant_id, member_id, kind, state_before, state_after, message, case_version)
       SELECT gen_random_uuid(), case_id, applicant_id, member_id, $1, state_before, state_after, $2, case_version
       FROM case_move WHERE id = $3`,
      [kind, text, moveId],
    );
  await expect(copy('requested', message)).rejects.toThrow('case_move_message_is_sealed');
  await expect(copy('held', 'v1.sealed')).rejects.toThrow('case_move_message_of_a_request');
});

test('The ledger verifies, and a changed message is found', async () => {
  const { moveId } = await requested();
  expect(await verified()).toMatchObject({ ok: true });
  await asOwner(`UPDATE case_move SET message = NULL WHERE id = '${moveId}'`);
  expect(JSON.stringify(await verified())).toContain('its move has no message');
});
