/**
 * Found by attack: the owner of the database could change a row's columns, or reverse a decision in both its
 * tables, and verify-ledger said that all was whole. Each change below is made as the owner, with the triggers off.
 */
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { verifyRows } from '#lib/ledger/verify.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { aCommand, anOrder } from '#test/builders/command.ts';
import { allTicks } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordDecision } from '../cases/decide.ts';
import { settleCommand, withdrawCommand } from '../commands/by-hand.ts';
import { recordCommand } from '../commands/record.ts';
import { closeDatabase, db } from '../database.ts';
import { allLedgerRows } from './ledger.ts';
import { verifyLedger } from './verify.ts';

let database: TestDatabase;
let owner: pg.Client;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
const ids: Record<string, string> = {};

const trust = () => ({ publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });
const tables = ['ledger', 'decision', 'decision_evidence', '"case"', 'command', 'policy', 'policy_edition'];

async function decided(more: object = {}, applicant = anApplicant()): Promise<string> {
  const { caseId, version } = await aCase(connection, applicant);
  const decisionId = randomUUID();
  const form = {
    outcome: 'approved' as const,
    reasons: ['AP-01'],
    note: 'Compared.',
    hasConfirmedUnseen: true,
    ticks: allTicks,
  };
  await recordDecision(nadia, { decisionId, caseId, version, ...form, ...more });
  return decisionId;
}

const ordered = async (change = {}) =>
  anOrder(connection, (await aCase(connection)).applicantId, { kind: 'move_flow', ...change });

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('approver', 'Nadia Brandt');
  tomas = await aMember('approver', 'Tomás Ferreira');
  ids.decision = await decided();
  ids.other = await decided({ outcome: 'rejected', reasons: ['RJ-01'], note: '' });
  ids.bare = await decided({ command: null }, anApplicant({ documents: [], portrait: null }));
  ids.done = await aCommand(nadia, await ordered(), 'done');
  ids.refused = await aCommand(nadia, await ordered(), 'refused');
  ids.waiting = await aCommand(nadia, await ordered(), 'waiting');
  ids.settled = await aCommand(nadia, await ordered(), 'needs_person');
  await settleCommand(nadia, ids.settled, 'Done in their portal.');
  ids.withdrawn = await recordCommand(nadia, await ordered({ isReversible: false }));
  await withdrawCommand(nadia, ids.withdrawn);
  const [row] = await db().ledgerRow.findMany({ where: { kind: 'decision.recorded' }, take: 1 });
  ids.row = String(row?.seq);
  ids.open = (await aCase(connection)).caseId;
  ids.actor = tomas.id;
  ids.applicant = (await aCase(connection)).applicantId;
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

/** Runs statements in which `:name` is replaced by one of the ids. */
async function asOwner(statements: string): Promise<void> {
  await owner.query(statements.replaceAll(/:(\w+)\b(?!:)/g, (all, name) => (ids[name] ? `'${ids[name]}'` : all)));
}

/** What the two verifiers say of a change, which is then taken back. */
async function saidOf(change: string, back: string): Promise<{ ours: string; chainAlone: boolean }> {
  await asOwner(change);
  try {
    const verified = await verifyLedger(trust());
    const chain = await verifyRows(allLedgerRows(), trust());
    const place = verified.ok || typeof verified.seq === 'object' ? '' : `row ${verified.seq}: `;
    const record = !verified.ok && typeof verified.seq === 'object' ? `${verified.seq.table} ${verified.seq.id}: ` : '';
    return { ours: verified.ok ? 'whole' : `${place}${record}${verified.reason}`, chainAlone: chain.ok };
  } finally {
    await asOwner(back);
  }
}

/** Sets a column of one row, and sets it back. */
async function saidOfSetting(table: string, where: string, column: string, value: string) {
  await asOwner(`CREATE TABLE kept AS SELECT ${column} AS old FROM ${table} WHERE ${where}`);
  return saidOf(
    `UPDATE ${table} SET ${column} = ${value} WHERE ${where}`,
    `UPDATE ${table} SET ${column} = (SELECT old FROM kept) WHERE ${where}; DROP TABLE kept`,
  );
}

/** Copies a row under changed values, and removes the copy. */
const saidOfAdding = (table: string, where: string, changed: string, isAdded: string) =>
  saidOf(
    `INSERT INTO ${table} SELECT (jsonb_populate_record(t, ${changed})).* FROM ${table} t WHERE ${where}`,
    `DELETE FROM ${table} WHERE ${isAdded}`,
  );

/** Removes a row, and puts it back. */
async function saidOfRemoving(table: string, where: string) {
  await asOwner(`CREATE TABLE kept AS SELECT * FROM ${table} WHERE ${where}`);
  return saidOf(`DELETE FROM ${table} WHERE ${where}`, `INSERT INTO ${table} SELECT * FROM kept; DROP TABLE kept`);
}

const decisionRow = String.raw`row \d+: its`;
const ofCase = `id = (SELECT case_id FROM decision WHERE id = :decision)`;

test('Everything done through Docket verifies, before the changes below', async () => {
  expect(await verifyLedger(trust())).toMatchObject({ ok: true, records: { decisions: 3, commands: 5, policies: 11 } });
});

describe('A row of the ledger whose column says something else', () => {
  test.each([
    ['kind', `'evidence.viewed'`, 'kind says evidence.viewed, its entry decision.recorded'],
    ['actor_id', ':actor', 'actor_id says'],
    ['subject_id', ':open', 'subject_id says'],
    ['subject_id', 'NULL', 'subject_id says nothing, its entry'],
    ['at', `at - interval '1 millisecond'`, 'at says 20'],
  ])('%s = %s', async (column, value, said) => {
    const { ours, chainAlone } = await saidOfSetting('ledger', 'seq = :row', column, value);
    expect(ours).toMatch(new RegExp(`^row \\d+: its column ${said}`));
    expect(chainAlone, 'control: the chain alone does not notice').toBe(true);
  });
});

describe('A decision that is changed', () => {
  test.each([
    ['outcome', `'rejected'`, 'decision is "rejected" in the database, "approved" in the entry'],
    ['reasons', `'{AP-02}'`, 'decision has the reasons \\["AP-02"\\]'],
    ['member_id', ':actor', 'decision is by'],
    ['applicant_id', ':applicant', 'decision is of the applicant'],
    ['policy_versions', `jsonb_set(policy_versions, '{sla}', '2')`, 'decision was made under the policies'],
    ['case_version', '7', 'decision closed the version 7'],
    ['blockers', `'[{"kind":"hit"}]'`, 'decision was made over blockers'],
    ['decided_at', `decided_at - interval '1 day'`, 'decision was made at'],
    ['note', 'NULL', 'decision has no note'],
    ['note', `note || 'A'`, 'note of its decision can’t be unsealed|^row \\d+: the note of its decision'],
  ])('%s = %s', async (column, value, said) => {
    const { ours, chainAlone } = await saidOfSetting('decision', 'id = :decision', column, value);
    expect(ours).toMatch(new RegExp(`${decisionRow} (${said})|^row \\d+: the ${said}`));
    expect(chainAlone).toBe(true);
  });

  test('in both its tables at once: found', async () => {
    const flip = (outcome: string) =>
      `UPDATE decision SET outcome = '${outcome}' WHERE id = :decision;
       UPDATE "case" SET outcome = '${outcome}' WHERE ${ofCase}`;
    const { ours, chainAlone } = await saidOf(flip('rejected'), flip('approved'));
    expect(ours).toMatch(/decision is "rejected" in the database, "approved" in the entry$/);
    expect(chainAlone).toBe(true);
  });

  test.each([
    ['its case is turned around', `outcome = 'rejected'`, 'case is "rejected" in the database'],
    ['its case is open again', `state = 'open', outcome = NULL, decided_at = NULL`, 'case is "open" in the database'],
    ['its case was decided another day', `decided_at = decided_at - interval '1 day'`, 'case was decided at'],
  ])('%s', async (_what, change, said) => {
    const back = `UPDATE "case" c SET state = 'decided', outcome = d.outcome, decided_at = d.decided_at
      FROM decision d WHERE d.id = :decision AND c.id = d.case_id`;
    expect((await saidOf(`UPDATE "case" SET ${change} WHERE ${ofCase}`, back)).ours).toMatch(
      new RegExp(`${decisionRow} ${said}`),
    );
  });

  test('in its evidence, changed or removed: found', async () => {
    const one = `decision_id = :decision AND image_id =
      (SELECT min(image_id::text)::uuid FROM decision_evidence WHERE decision_id = :decision)`;
    const said = new RegExp(`${decisionRow} decision rests on the evidence`);
    expect((await saidOfSetting('decision_evidence', one, 'fate', `'not_safe'`)).ours).toMatch(said);
    const whole = `decision_id = :decision`;
    expect((await saidOfRemoving('decision_evidence', whole)).ours).toMatch(said);
  });

  test('is missing, or has no entry: found', async () => {
    expect((await saidOfRemoving('decision', 'id = :bare')).ours).toMatch(/decision [\w-]+ is missing$/);
    const added = await saidOfAdding(
      'decision',
      'id = :bare',
      `jsonb_build_object('id', :applicant, 'case_id', :open)`,
      'id = :applicant',
    );
    expect(added).toEqual({ ours: `decision ${ids.applicant}: the ledger has no entry for it`, chainAlone: true });
  });

  test('a decided case without a decision: found', async () => {
    const { ours } = await saidOf(
      `UPDATE "case" SET state = 'decided', outcome = 'approved', decided_at = now() WHERE id = :open`,
      `UPDATE "case" SET state = 'open', outcome = NULL, decided_at = NULL WHERE id = :open`,
    );
    expect(ours).toBe(`case ${ids.open}: it says approved, its decision is missing`);
  });
});

describe('A command that is changed', () => {
  test.each([
    [
      'a done one is called withdrawn',
      'done',
      'state',
      `'withdrawn'`,
      'command is "withdrawn" in the database, "done"',
    ],
    [
      'a withdrawn one is called done',
      'withdrawn',
      'state',
      `'done'`,
      'command is "done" in the database, "withdrawn"',
    ],
    [
      'a settled one has another note',
      'settled',
      'note',
      `(SELECT input FROM command WHERE id = :settled)`,
      'note of its command',
    ],
    ['another kind', 'waiting', 'kind', `'archive'`, 'command is "archive"'],
    ['about someone else', 'waiting', 'applicant_id', ':applicant', 'command is about the applicant'],
    ['by someone else', 'waiting', 'member_id', ':actor', 'command was ordered by'],
    ['called final', 'waiting', 'is_reversible', 'false', 'command can be taken back:'],
  ])('%s', async (_what, id, column, value, said) => {
    const { ours, chainAlone } = await saidOfSetting('command', `id = :${id}`, column, value);
    expect(ours).toMatch(new RegExp(`^row \\d+: (its|the) ${said}`));
    expect(chainAlone).toBe(true);
  });

  test('a refused one is set to waiting, so that no person looks: found', async () => {
    const { ours } = await saidOfSetting('command', 'id = :refused', 'state', `'waiting'`);
    expect(ours).toMatch(
      new RegExp(`^command ${ids.refused}: it is waiting, and its last entry is command.refused \\(row \\d+\\)$`),
    );
  });

  test('is missing, or has no entry: found', async () => {
    expect((await saidOfRemoving('command', 'id = :done')).ours).toMatch(/its command [\w-]+ is missing$/);
    const { ours } = await saidOfAdding('command', 'id = :done', `jsonb_build_object('id', :open)`, 'id = :open');
    expect(ours).toBe(`command ${ids.open}: the ledger has no entry of its order`);
  });
});

describe('A policy that is changed', () => {
  const sla = `kind = 'sla' AND version = 1`;
  test('has another value: found', async () => {
    const { ours, chainAlone } = await saidOfSetting('policy', sla, 'value', `'{"dueInHours":999}'`);
    expect(ours).toMatch(/^row \d+: its policy sla, version 1 has the hash/);
    expect(chainAlone).toBe(true);
  });

  test('is missing, or has no entry: found', async () => {
    expect((await saidOfRemoving('policy', sla)).ours).toMatch(/its policy sla, version 1 is missing$/);
    const { ours } = await saidOfAdding('policy', sla, `'{"version":2}'`, `kind = 'sla' AND version = 2`);
    expect(ours).toBe('policy sla, version 2: the ledger has no entry for it');
  });

  test('in another edition, or in one without an entry: found', async () => {
    const { ours } = await saidOfSetting('policy_edition', 'number = 1', 'versions', `'{"sla":9}'`);
    expect(ours).toMatch(/^row \d+: its edition 1 of the policies has the versions/);
    const more = `'{"number":2,"versions":{"sla":9}}'`;
    const added = await saidOfAdding('policy_edition', 'number = 1', more, 'number = 2');
    expect(added.ours).toBe('policy_edition 2: the ledger has no entry for it');
  });
});

test('Of several changes the first is named', async () => {
  const first = await db().ledgerRow.findFirstOrThrow({
    where: { kind: 'decision.recorded' },
    orderBy: { seq: 'asc' },
  });
  const late = `seq = (SELECT max(seq) FROM ledger)`;
  const { ours } = await saidOf(
    `UPDATE ledger SET entry = replace(entry, 'e', 'E') WHERE ${late};
     UPDATE decision SET case_version = 9 WHERE id = :decision`,
    `UPDATE decision SET case_version = 1 WHERE id = :decision;
     UPDATE ledger SET entry = replace(entry, 'E', 'e') WHERE ${late}`,
  );
  expect(ours).toMatch(new RegExp(`^row ${first.seq}: its decision closed the version 9`));
});

test('All changes were undone, and the worker’s acts verify as well', async () => {
  await aCommand(worker, await ordered(), 'conflict');
  expect(await verifyLedger(trust())).toMatchObject({ ok: true, records: { commands: 6 } });
});
