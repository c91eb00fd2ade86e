/**
 * The owner of the database changes what was said about a hit, with the triggers off; the chain alone does not notice.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { verifyRows } from '#lib/ledger/verify.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleHit } from '#test/builders/applicant-content.ts';
import { aJudgement, dayIn, hitsShown, readAgain } from '#test/builders/hits.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { closeDatabase, db } from '../database.ts';
import { revokeClearance } from '../hits/clearances.ts';
import { resolveHits } from '../hits/resolve.ts';
import { undoResolutions } from '../hits/undo.ts';
import { allLedgerRows } from './ledger.ts';
import { verifyLedger } from './verify.ts';

let database: TestDatabase;
let owner: pg.Client;
let nadia: MemberActor;

const trust = () => ({ publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });
const tables = ['hit', 'hit_resolution', 'hit_clearance'];
const noted = { note: 'Compared the images.', reviewOn: dayIn(90) };

beforeAll(async () => {
  database = await testDatabase();
  const connection = await aConnection();
  nadia = await aMember('approver', 'Nadia Brandt');
  const hits = ['1', '2', '3'].map((id) => exampleHit({ id, entityIds: [id], name: `Entry ${id}`, list: 'OFAC SDN' }));
  const applicant = anApplicant({ hits });
  const { applicantId } = await aCase(connection, applicant);
  const said = await resolveHits(nadia, aJudgement(await hitsShown(nadia, applicantId), noted));
  const [first] = said.hits;
  if (first) await undoResolutions(nadia, [first]);
  const held = await db().hitClearance.findFirstOrThrow({ where: { hitId: said.hits[1]?.id ?? '' } });
  await revokeClearance(nadia, held.id);
  await readAgain(connection, { ...applicant, hits: hits.map((hit) => ({ ...hit, gender: 'female' })) });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

/** Changes the database, verifies, and takes the change back. */
async function saidOf(change: string): Promise<{ ours: string; chainAlone: boolean }> {
  for (const table of tables) await owner.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  await owner.query(change);
  const verified = await verifyLedger(trust());
  const chain = await verifyRows(allLedgerRows(), trust());
  await owner.query(`
    DELETE FROM hit_resolution; INSERT INTO hit_resolution TABLE kept_hit_resolution;
    UPDATE hit h SET state = k.state FROM kept_hit k WHERE k.id = h.id;
    UPDATE hit_clearance c SET review_on = k.review_on, content_hash = k.content_hash, revoked_at = k.revoked_at,
      revoked_by_id = k.revoked_by_id FROM kept_hit_clearance k WHERE k.id = c.id`);
  for (const table of tables) await owner.query(`DROP TABLE kept_${table}`);
  return { ours: verified.ok ? 'whole' : verified.reason, chainAlone: chain.ok };
}

test('Everything done through Docket verifies, before the changes below', async () => {
  expect(await verifyLedger(trust())).toMatchObject({ ok: true, records: { resolutions: 7 } });
});

const one = `id = (SELECT id FROM hit_resolution WHERE verdict IS NOT NULL ORDER BY seq DESC LIMIT 1)`;

test.each([
  [`UPDATE hit_resolution SET verdict = 'unsure' WHERE ${one}`, 'resolution says "unsure"'],
  [`UPDATE hit_resolution SET reason = 'FP-02' WHERE ${one}`, 'resolution has the reason "FP-02"'],
  [`UPDATE hit_resolution SET content_hash = 'x' WHERE ${one}`, 'resolution is of the content'],
  [`UPDATE hit_resolution SET note = NULL WHERE ${one}`, 'resolution has no note'],
  [`UPDATE hit_resolution SET note = note || 'A' WHERE ${one}`, 'note of its resolution can’t be unsealed'],
  [
    `UPDATE hit_resolution SET kind = 'reopened', member_id = NULL WHERE kind = 'withdrawn'`,
    'its resolution is "reopened"',
  ],
  [`DELETE FROM hit_resolution WHERE ${one}`, 'is missing'],
  [`UPDATE hit SET state = 'false_positive'`, 'it is false_positive, its history says open'],
  [`UPDATE hit_clearance SET review_on = review_on + 60`, 'its clearance holds until'],
  [`UPDATE hit_clearance SET content_hash = 'x'`, 'its clearance is of the content'],
  [`UPDATE hit_clearance SET revoked_at = NULL, revoked_by_id = NULL`, 'its clearance was revoked by'],
  [
    `INSERT INTO hit_resolution SELECT
       (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'seq', 9999))).*
       FROM hit_resolution r WHERE kind = 'reopened' LIMIT 1`,
    'the ledger has no entry for it',
  ],
])('%s: found', async (change, said) => {
  const { ours, chainAlone } = await saidOf(change);
  expect(ours).toContain(said);
  expect(chainAlone, 'control: the chain alone does not notice').toBe(true);
});
