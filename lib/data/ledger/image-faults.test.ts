/**
 * The owner of the database changes what was said of faces, or how images are turned and marked, with the triggers off;
 * the chain alone does not notice.
 */
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { env } from '#lib/env.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { verifyRows } from '#lib/ledger/verify.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { recordImageSent } from '../cases/evidence.ts';
import { closeDatabase, db } from '../database.ts';
import { judgeFaces } from '../faces/judge.ts';
import { markEyes } from '../images/eyes.ts';
import { saveFetchedImage } from '../images/save-fetched.ts';
import { turnImage } from '../images/turn.ts';
import { allLedgerRows } from './ledger.ts';
import { verifyLedger } from './verify.ts';

let database: TestDatabase;
let owner: pg.Client;
let nadia: MemberActor;
let tomas: MemberActor;
const ids: Record<string, string> = {};

const trust = () => ({ publicKey: publicKeyOf(publicKeyText(env().LEDGER_KEY)), heads: [] });
const tables = ['face_verdict', 'image'];
const eyes = { left: { x: 40, y: 50 }, right: { x: 60, y: 50 }, width: 100, height: 100 };

async function fetched(imageId: string, applicantId: string, letter: string): Promise<void> {
  const sha256 = letter.repeat(64);
  const picture = { page: 1, bytes: new Uint8Array([1]), width: 100, height: 100, sha256, size: 'full' as const };
  const file = { type: 'image/png', sha256, byteLength: 1, pages: 1 };
  await saveFetchedImage(imageId, { outcome: 'shown', ...file, pictures: [picture] });
  await recordImageSent(nadia, applicantId, { imageId, page: 1, size: 'full', sha256, isPrefetch: false });
}

beforeAll(async () => {
  database = await testDatabase();
  const connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('approver', 'Tomás Ferreira');
  const { applicantId } = await aCase(connection);
  const images = await db().image.findMany({ where: { applicantId }, orderBy: { position: 'asc' } });
  const [front = '', selfie = ''] = images.map(({ id }) => id);
  await fetched(front, applicantId, 'a');
  await fetched(selfie, applicantId, 'b');
  await judgeFaces(nadia, front, selfie, 'different');
  await turnImage(nadia, front, 1);
  await turnImage(tomas, front, 2);
  await markEyes(nadia, selfie, eyes);
  // Another file takes the place of one that was turned and marked.
  const other = await aCase(connection);
  const { id: replaced } = await db().image.findFirstOrThrow({ where: { applicantId: other.applicantId } });
  await fetched(replaced, other.applicantId, 'c');
  await turnImage(nadia, replaced, 3);
  await markEyes(nadia, replaced, eyes);
  await fetched(replaced, other.applicantId, 'd');
  Object.assign(ids, { front, selfie, replaced, tomas: tomas.id });
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  for (const table of tables) await owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
  await database.close();
});

/** Changes the database, verifies, and takes the change back. `:name` is replaced by one of the ids. */
async function saidOf(change: string): Promise<{ ours: string; chainAlone: boolean }> {
  for (const table of tables) await owner.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
  await owner.query(change.replaceAll(/:(\w+)\b/g, (all, name) => (ids[name] ? `'${ids[name]}'` : all)));
  const verified = await verifyLedger(trust());
  const chain = await verifyRows(allLedgerRows(), trust());
  await owner.query(`
    DELETE FROM face_verdict; INSERT INTO face_verdict TABLE kept_face_verdict;
    UPDATE image i SET turns = k.turns, eyes = k.eyes, applicant_id = k.applicant_id FROM kept_image k
    WHERE k.id = i.id`);
  for (const table of tables) await owner.query(`DROP TABLE kept_${table}`);
  return { ours: verified.ok ? 'whole' : verified.reason, chainAlone: chain.ok };
}

test('Everything done through Docket verifies, before the changes below', async () => {
  expect(await verifyLedger(trust())).toMatchObject({ ok: true, records: { faces: 1 } });
});

test.each([
  [`UPDATE face_verdict SET verdict = 'same'`, 'verdict on faces is "same" in the database, "different" in the entry'],
  [`UPDATE face_verdict SET member_id = :tomas`, 'verdict on faces is by'],
  [`UPDATE face_verdict SET original_a_sha256 = repeat('e', 64)`, 'verdict on faces is about the images'],
  [`UPDATE face_verdict SET copy_b_sha256 = repeat('e', 64)`, 'verdict on faces is about the images'],
  ['DELETE FROM face_verdict', 'is missing'],
  [
    `INSERT INTO face_verdict SELECT
       (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'verdict', 'same'))).*
       FROM face_verdict v`,
    'the ledger has no entry for it',
  ],
  ['UPDATE image SET turns = 1 WHERE id = :front', 'image stands turned by 90 in the database, 180 in the entry'],
  ['UPDATE image SET turns = 0 WHERE id = :front', 'image stands turned by 0 in the database, 180 in the entry'],
  ['UPDATE image SET turns = 3 WHERE id = :replaced', 'image stands turned by 270 in the database, 0 in the entry'],
  ['UPDATE image SET turns = 3 WHERE id = :selfie', 'the ledger has no entry of its turn or of its eyes'],
  [`UPDATE image SET eyes = '{41,50,60,50,100,100}' WHERE id = :selfie`, 'the eyes on its image are at [41,50'],
  [`UPDATE image SET eyes = '{}' WHERE id = :selfie`, 'the eyes on its image are at []'],
  [`UPDATE image SET eyes = '{41,50,60,50,100,100}' WHERE id = :front`, 'no entry of its turn or of its eyes'],
])('%s: found', async (change, said) => {
  const { ours, chainAlone } = await saidOf(change);
  expect(ours).toContain(said);
  expect(chainAlone, 'control: the chain alone does not notice').toBe(true);
});
