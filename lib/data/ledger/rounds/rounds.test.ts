/** Each change below is made as the owner of the database, with the triggers off: verify-ledger must find it. */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../../cases/decide.ts';
import { confirmDecision, returnDecision } from '../../cases/deciding/second.ts';
import { undoDecision } from '../../cases/deciding/undo.ts';
import { moveCase } from '../../cases/moves/move.ts';
import { closeDatabase } from '../../database.ts';
import { verifyLedger } from '../verify.ts';

let database: TestDatabase;
let owner: pg.Client;
let connection: string;
let nadia: MemberActor;
let ada: MemberActor;
const ids: Record<string, string> = {};
const tables = ['case_move', 'staged_decision', 'staged_evidence', 'decision', 'decision_undo', '"case"'];

async function staged(): Promise<string> {
  const [passport] = anApplicant().documents;
  const expired = anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
  const input = anApproval(await aCase(connection, expired), { note: 'Seen in person.' });
  await recordDecision(nadia, input);
  return input.decisionId;
}

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  await aPolicy('undo', { seconds: 60 });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ada = await aMember('approver', 'Ada Lindqvist');
  ids.ada = ada.id;
  ids.amos = (await aMember('approver', 'Amos Okafor')).id;
  ids.move = randomUUID();
  const said = {
    kind: 'held' as const,
    reasons: ['HD-02'],
    note: 'Waits for the bank.',
    until: null,
    toMemberId: null,
  };
  await moveCase(nadia, { moveId: ids.move, ...(await aCase(connection)), ...said });
  ids.waits = await staged();
  ids.returned = await staged();
  await returnDecision(ada, ids.returned, 'Look again.');
  ids.confirmed = await staged();
  await confirmDecision(ada, ids.confirmed);
  const undone = anApproval(await aCase(connection));
  await recordDecision(nadia, undone);
  await undoDecision(nadia, undone.decisionId);
  ids.undone = undone.decisionId;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

const asOwner = (statements: string) =>
  owner.query(statements.replaceAll(/:(\w+)\b(?!:)/g, (all, name) => (ids[name] ? `'${ids[name]}'` : all)));

async function said(): Promise<string> {
  const trust = { publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] };
  const verified = await verifyLedger(trust);
  return verified.ok ? 'whole' : verified.reason;
}

test('Moves, staged, returned, confirmed and undone decisions verify', async () => {
  expect(await said()).toBe('whole');
});

test.each([
  ['case_move', 'id = :move', 'kind', `'escalated'`, 'its move is "escalated" in the database, "held"'],
  ['case_move', 'id = :move', 'reasons', `'{HD-01}'`, 'its move has the reasons'],
  ['case_move', 'id = :move', 'reasons_version', 'NULL', 'its move has the reasons of version'],
  ['case_move', 'id = :move', 'member_id', ':ada', 'its move is by'],
  ['case_move', 'id = :move', 'note', 'NULL', 'its move has no note'],
  ['case_move', 'id = :move', 'state_before', `'snoozed'`, 'its move led from'],
  ['staged_decision', 'id = :waits', 'outcome', `'rejected'`, 'its staged decision is "rejected"'],
  ['staged_decision', 'id = :waits', 'member_id', ':ada', 'its staged decision is by'],
  ['staged_decision', 'id = :waits', 'content', `content || '{"version":9}'`, 'rests on evidence with the hash'],
  ['staged_evidence', 'staged_id = :waits', 'original_sha256', `'other'`, 'rests on evidence with the hash'],
  ['staged_decision', 'id = :returned', 'ended_by_id', ':amos', 'was ended by'],
  ['decision', 'id = :confirmed', 'second_member_id', 'NULL', 'its decision is by'],
  ['decision', 'id = :confirmed', 'ticks', `'["selfie_present","adult"]'`, 'its decision has the ticks'],
  ['decision', 'id = :confirmed', 'content_hash', `'other'`, 'its decision was made on the screen'],
  ['decision', 'id = :undone', 'attempt', '5', 'its decision is the attempt'],
  ['decision_undo', 'decision_id = :undone', 'member_id', ':ada', 'its decision was undone by'],
])('%s, %s: %s = %s is found', async (table, where, column, value, found) => {
  await asOwner(`CREATE TABLE kept AS SELECT * FROM ${table} WHERE ${where}`);
  await asOwner(`UPDATE ${table} SET ${column} = ${value} WHERE ${where}`);
  expect(await said()).toContain(found);
  await asOwner(`UPDATE ${table} SET ${column} = (SELECT ${column} FROM kept LIMIT 1) WHERE ${where}; DROP TABLE kept`);
  expect(await said()).toBe('whole');
});

test('A confirmed decision that is called waiting again: found', async () => {
  await asOwner(`CREATE TABLE kept AS SELECT * FROM staged_decision WHERE id = :confirmed`);
  await asOwner(
    `UPDATE staged_decision SET ended_at = NULL, ended_as = NULL, ended_by_id = NULL WHERE id = :confirmed`,
  );
  expect(await said()).toBe('it waits, and its entry says it has ended');
  await asOwner(`UPDATE staged_decision t SET ended_at = k.ended_at, ended_as = k.ended_as, ended_by_id = k.ended_by_id
    FROM kept k WHERE t.id = k.id; DROP TABLE kept`);
});

test.each([
  ['case_move', `jsonb_build_object('id', gen_random_uuid())`, 'id = :move'],
  ['staged_decision', `jsonb_build_object('id', gen_random_uuid())`, 'id = :returned'],
])('A row of %s without an entry: found', async (table, changed, where) => {
  const { rows } = await asOwner(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${changed})).* FROM ${table} t WHERE ${where} RETURNING id`,
  );
  expect(await said()).toBe('the ledger has no entry for it');
  await owner.query(`DELETE FROM ${table} WHERE id = $1`, [(rows[0] as { id: string }).id]);
  expect(await said()).toBe('whole');
});

test('A decision that is called undone without an entry: found', async () => {
  await asOwner('INSERT INTO decision_undo SELECT id, second_member_id FROM decision WHERE id = :confirmed');
  expect(await said()).toBe('it says approved, its decision is missing');
  await asOwner('DELETE FROM decision_undo WHERE decision_id = :confirmed');
  expect(await said()).toBe('whole');
});

test('A move or a staged decision that is missing: found', async () => {
  await asOwner(
    `CREATE TABLE kept AS SELECT * FROM case_move WHERE id = :move; DELETE FROM case_move WHERE id = :move`,
  );
  expect(await said()).toMatch(/its move [\w-]+ is missing$/);
  await asOwner('INSERT INTO case_move SELECT * FROM kept; DROP TABLE kept');
  expect(await said()).toBe('whole');
});
