import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { StagedView } from '#lib/review/case/view.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';
import { anApproval, aPolicy } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { allSeen } from '#test/builders/picture.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { saveApplicant } from '../../applicants/save.ts';
import { applicantView } from '../../applicants/view.ts';
import { closeDatabase, db } from '../../database.ts';
import { saveFetchedImage } from '../../images/save-fetched.ts';
import { recordDecision } from '../decide.ts';
import { recordPageView } from '../page-views.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let ada: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  await aPolicy('fourEyes', { approveOverFailing: 'second' });
  nadia = await aMember('reviewer', 'Nadia Brandt');
  ada = await aMember('approver', 'Ada Lindqvist');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

/** An approval over an expired passport, which waits for a second person; made with or without a look at its images. */
async function staged({ isLookedAt = true } = {}) {
  const [passport] = anApplicant().documents;
  const applicant = anApplicant({ documents: passport ? [{ ...passport, expiresOn: '2020-01-01' }] : [] });
  const found = await aCase(connection, applicant);
  await recordPageView(nadia, found.applicantId);
  if (isLookedAt) await allSeen(nadia, found.applicantId);
  const input = anApproval(found, {
    reasons: ['AP-01'],
    note: 'Renewed, seen in person.',
    hasConfirmedUnseen: !isLookedAt,
  });
  await recordDecision(nadia, input);
  return { applicant, id: input.decisionId, ...found };
}

const save = (applicant: Applicant) =>
  saveApplicant(worker, {
    connectionId: connection,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });

const words = {
  label: 'Kestrel',
  line: '',
  portalLink: null,
  givesImages: true,
  statusWords: () => null,
  outcomeWords: () => null,
};

async function viewed(by: MemberActor, applicantId: string): Promise<StagedView> {
  const view = await applicantView(by, applicantId, async () => words);
  if (!view.case?.staged) throw new Error('no decision is staged');
  return view.case.staged;
}

test('While it waits the second person reads what the first saw and when, and the hash', async () => {
  const { applicantId, id } = await staged();
  const before = await viewed(ada, applicantId);
  const { evidenceHash, ground } = await db().stagedDecision.findUniqueOrThrow({ where: { id } });
  expect(ground).toMatch(/^v1\./);
  expect(before).toMatchObject({ evidenceHash, changedNow: [], changes: [], ended: null });
  expect(before.seen.opened).toEqual({ first: expect.any(String), you: null });
  expect(before.seen.images.map(({ first, you }) => [first.at !== null, you.at])).toEqual([
    [true, null],
    [true, null],
  ]);
  await recordPageView(ada, applicantId);
  await allSeen(ada, applicantId);
  const { seen } = await viewed(ada, applicantId);
  expect(seen.opened.you).not.toBeNull();
  expect(seen.images.every(({ you }) => you.at !== null)).toBe(true);
});

test('A fact and a check change: void, and both values of each are said', async () => {
  const { applicant, applicantId, id } = await staged();
  const checks = [...applicant.checks, exampleCheck({ kind: 'face', name: 'face', outcome: 'fail', score: 0.4 })];
  await save({ ...applicant, checks, person: { ...applicant.person, gender: 'M' } });
  const { changes } = await viewed(ada, applicantId);
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'check', before: null, after: 'failed, 0.4' }));
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'fact', field: 'gender' }));
  expect(await db().stagedDecision.findUniqueOrThrow({ where: { id } })).toMatchObject({
    changes: expect.stringMatching(/^v1\./),
  });
  // For a manager a masked value shows only where it differs.
  await save({ ...applicant, person: { ...applicant.person, email: 'other@example.test' } });
  expect(JSON.stringify(await viewed(await aMember('manager'), applicantId))).not.toContain('@example.test');
});

test('Another file is fetched for an image that was seen: void at once, with both hashes', async () => {
  const { applicantId } = await staged();
  const image = await db().image.findFirstOrThrow({ where: { applicantId }, orderBy: { position: 'asc' } });
  const fetched = { type: 'image/jpeg', byteLength: 10, problem: 'test' } as const;
  const again = { ...fetched, outcome: 'not_safe' as const, sha256: String(image.originalSha256) };
  await saveFetchedImage(image.id, again);
  expect((await viewed(ada, applicantId)).ended).toBeNull();
  await saveFetchedImage(image.id, { ...again, sha256: 'e'.repeat(64) });
  expect(await viewed(ada, applicantId)).toMatchObject({
    ended: { as: 'voided' },
    changedParts: ['images'],
    changes: [{ kind: 'image', before: image.originalSha256, after: 'e'.repeat(64) }],
  });
});

test('First fetched while it waits: not void; another file after it: void, though the first saw neither', async () => {
  const { applicantId } = await staged({ isLookedAt: false });
  const { id } = await db().image.findFirstOrThrow({ where: { applicantId }, select: { id: true } });
  const missing = { outcome: 'not_safe', problem: 'broken', type: 'image/jpeg', byteLength: 10 } as const;
  await saveFetchedImage(id, { ...missing, sha256: 'd'.repeat(64) });
  expect((await viewed(ada, applicantId)).ended).toBeNull();
  await saveFetchedImage(id, { ...missing, sha256: 'e'.repeat(64) });
  const { ended, changedParts } = await viewed(ada, applicantId);
  expect({ as: ended?.as, changedParts }).toEqual({ as: 'voided', changedParts: ['images'] });
});

test('What a staged decision rests on is never changed, and only a void has changes', async () => {
  const { id } = await staged();
  const change = (data: object) => db().stagedDecision.update({ where: { id }, data: { ...data } });
  await expect(change({ ground: `v1.${randomUUID()}` })).rejects.toThrow(/not turned into another/);
  await expect(change({ changes: `v1.${randomUUID()}` })).rejects.toThrow(/changes_are_of_a_void/);
});
