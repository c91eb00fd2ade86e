import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseEntry } from '#lib/ledger/entry.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#test/builders/applicant.ts';
import { anApproval } from '#test/builders/decision.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { reveal } from '../applicants/reveals.ts';
import { applicantView } from '../applicants/view.ts';
import { recordDecision } from '../cases/decide.ts';
import { recordImageSent } from '../cases/evidence.ts';
import { closeDatabase, db } from '../database.ts';
import { saveFetchedImage } from '../images/save-fetched.ts';
import { judgeRelation } from '../related/verdicts.ts';
import { judgeFaces } from './judge.ts';
import { portraitsOf } from './portraits.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;
let auditor: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('approver', 'Tomás Ferreira');
  auditor = await aMember('auditor', 'Ines Okafor');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const hash = (letter: string) => letter.repeat(64);

/** An image as it was fetched, of which these members were sent a copy. */
async function fetched(imageId: string, file: string, ...members: MemberActor[]): Promise<void> {
  const picture = { page: 1, bytes: new Uint8Array([1]), width: 100, height: 100, sha256: hash(file) };
  await saveFetchedImage(imageId, {
    outcome: 'shown',
    type: 'image/png',
    sha256: hash(file),
    byteLength: 1,
    pages: 1,
    pictures: [{ ...picture, size: 'full' }],
  });
  const { applicantId } = await db().image.findUniqueOrThrow({ where: { id: imageId } });
  const sent = { imageId, page: 1, size: 'full', sha256: hash(file), isPrefetch: false } as const;
  for (const member of members) await recordImageSent(member, applicantId, sent);
}

/** An applicant with a passport and a selfie, whose copies the members were sent. */
async function someone(...members: MemberActor[]) {
  const { applicantId, caseId } = await aCase(connection);
  const images = await db().image.findMany({ where: { applicantId }, orderBy: { position: 'asc' } });
  const [passport = '', selfie = ''] = images.map(({ id }) => id);
  await fetched(passport, 'a', ...members);
  await fetched(selfie, 'b', ...members);
  return { applicantId, caseId, passport, selfie };
}

const blockersOf = async (caseId: string) => {
  const { blockers, version } = await db().case.findUniqueOrThrow({ where: { id: caseId } });
  const faces = (blockers as { kind: string; tone: string; title: string }[]).filter(({ kind }) => kind === 'face');
  return { tones: faces.map(({ tone }) => tone), version };
};
const saidOf = async (applicantId: string, reader = nadia) =>
  (await portraitsOf(reader, applicantId)).verdicts.map(({ verdict, by, isCurrent }) => ({ verdict, by, isCurrent }));
const recorded = (applicantId: string) =>
  db().ledgerRow.count({ where: { subjectId: applicantId, kind: 'faces.judged' } });

describe('A verdict on two faces', () => {
  it('is kept for the pair and the member, with the hashes of what they were sent', async () => {
    const { applicantId, passport, selfie } = await someone(nadia, tomas);
    await judgeFaces(nadia, selfie, passport, 'same');
    await judgeFaces(nadia, passport, selfie, 'same');
    await judgeFaces(tomas, passport, selfie, 'unsure');
    expect(await codeOf(portraitsOf(auditor, applicantId)), 'a reason is asked of an auditor').toBe('closed');
    await reveal(auditor, applicantId, 'images', 'Quarterly sample');
    expect(await saidOf(applicantId, auditor)).toEqual([
      { verdict: 'unsure', by: 'Tomás Ferreira', isCurrent: true },
      { verdict: 'same', by: 'Nadia Brandt', isCurrent: true },
    ]);
    expect(await recorded(applicantId)).toBe(2);
    const row = await db().faceVerdict.findFirstOrThrow({
      where: { memberId: nadia.id, imageAId: { in: [passport, selfie] } },
    });
    expect(row.imageAId < row.imageBId).toBe(true);
    expect([row.copyASha256, row.copyBSha256].sort()).toEqual([hash('a'), hash('b')]);
    const view = await applicantView(auditor, applicantId, () => Promise.resolve(words));
    expect(view.faces.map(({ verdict }) => verdict)).toEqual(['unsure', 'same']);
    expect(view.timeline.some(({ text }) => text === 'Found two faces to be the same person')).toBe(true);
  });

  it('of different people fails the case, an unsure one asks for a look, and both end when withdrawn', async () => {
    const { caseId, passport, selfie, applicantId } = await someone(nadia, tomas);
    const { version } = await blockersOf(caseId);
    await judgeFaces(nadia, passport, selfie, 'different');
    expect(await blockersOf(caseId)).toEqual({ tones: ['fail'], version: version + 1 });
    await judgeFaces(tomas, passport, selfie, 'same');
    expect(await blockersOf(caseId), 'another’s verdict does not clear it').toEqual({
      tones: ['fail'],
      version: version + 1,
    });
    await judgeFaces(nadia, passport, selfie, 'unsure');
    expect((await blockersOf(caseId)).tones).toEqual(['attention']);
    await judgeFaces(nadia, passport, selfie, null);
    await judgeFaces(nadia, passport, selfie, null);
    expect(await blockersOf(caseId)).toEqual({ tones: [], version: version + 3 });
    expect(await saidOf(applicantId)).toEqual([{ verdict: 'same', by: 'Tomás Ferreira', isCurrent: true }]);
    expect(await recorded(applicantId)).toBe(4);
  });

  it('on a file that the vendor replaced is still shown, and counts for nothing', async () => {
    const { applicantId, caseId, passport, selfie } = await someone(nadia);
    await judgeFaces(nadia, passport, selfie, 'different');
    await fetched(selfie, 'c');
    expect((await blockersOf(caseId)).tones).toEqual([]);
    expect(await saidOf(applicantId)).toEqual([{ verdict: 'different', by: 'Nadia Brandt', isCurrent: false }]);
    expect(await codeOf(judgeFaces(nadia, passport, selfie, 'same')), 'the copy they saw is another').toBe('changed');
    await fetched(selfie, 'c', nadia);
    await judgeFaces(nadia, passport, selfie, 'same');
    expect((await blockersOf(caseId)).tones).toEqual([]);
  });

  it('is on the record of a decision that was made after it, and not when it came later', async () => {
    const { applicantId, caseId, passport, selfie } = await someone(nadia, tomas);
    await judgeFaces(nadia, passport, selfie, 'same');
    const { version } = await blockersOf(caseId);
    const given = { outcome: 'rejected', reasons: ['RJ-01'], note: 'The document is expired.' } as const;
    await recordDecision(nadia, anApproval({ caseId, version }, { ...given, reasons: [...given.reasons] }));
    await judgeFaces(tomas, passport, selfie, 'unsure');
    const { case: found } = await applicantView(nadia, applicantId, () => Promise.resolve(words));
    expect(found?.decision?.faces.map(({ verdict, by }) => [verdict, by])).toEqual([['same', 'Nadia Brandt']]);
    const row = await db().ledgerRow.findFirstOrThrow({ where: { subjectId: caseId, kind: 'decision.recorded' } });
    expect(parseEntry(row.entry)?.details.faces).toEqual([found?.decision?.faces[0]?.id]);
  });

  it('is refused on an image that the member was not sent, on one without a face, on one and the same', async () => {
    const { passport, selfie } = await someone(nadia);
    expect(await codeOf(judgeFaces(tomas, passport, selfie, 'same'))).toBe('closed');
    expect(await codeOf(judgeFaces(nadia, passport, passport, 'same'))).toBe('invalid');
    expect(await codeOf(judgeFaces(nadia, passport, randomUUID(), 'same'))).toBe('not_found');
    await db().image.update({ where: { id: selfie }, data: { part: 'back' } });
    expect(await codeOf(judgeFaces(nadia, passport, selfie, 'same'))).toBe('invalid');
  });

  it.each(['auditor', 'manager', 'admin'] as const)('is refused to a role that does not decide: %s', async (role) => {
    const { applicantId, passport, selfie } = await someone(nadia);
    expect(await codeOf(judgeFaces(await aMember(role), passport, selfie, 'same'))).toBe('not_allowed');
    expect(await recorded(applicantId)).toBe(0);
  });

  it('is refused by the database with a word it does not know, out of order, or changed later', async () => {
    const { passport, selfie } = await someone(nadia);
    await judgeFaces(nadia, passport, selfie, 'same');
    const { id, ...row } = await db().faceVerdict.findFirstOrThrow({ where: { imageAId: { in: [passport, selfie] } } });
    const again = (change: object) => db().faceVerdict.create({ data: { ...row, id: randomUUID(), ...change } });
    await expect(again({ verdict: 'likely' })).rejects.toThrow('face_verdict_is_known');
    await expect(again({ imageAId: row.imageBId, imageBId: row.imageAId })).rejects.toThrow('face_verdict_is_in_order');
    await expect(again({ copyASha256: '' })).rejects.toThrow('face_verdict_names_its_files');
    await expect(db().faceVerdict.update({ where: { id }, data: { verdict: 'different' } })).rejects.toThrow();
  });
});

describe('The portraits of one person', () => {
  it('are those of applicants judged to be the same person, not of those who only may be', async () => {
    const [own, same, candidate] = [await someone(nadia), await someone(nadia), await someone(nadia)];
    expect(await codeOf(judgeFaces(nadia, own.selfie, same.selfie, 'same'))).toBe('invalid');
    await judgeRelation(nadia, own.applicantId, same.applicantId, 'same');
    const { portraits } = await portraitsOf(nadia, own.applicantId);
    expect(portraits.map(({ imageId }) => imageId)).toEqual([own.passport, own.selfie, same.passport, same.selfie]);
    expect(portraits.map(({ other }) => other?.name ?? null)).toEqual([null, null, names, names]);
    expect(portraits.some(({ applicantId }) => applicantId === candidate.applicantId)).toBe(false);
    await judgeFaces(nadia, own.selfie, same.selfie, 'different');
    for (const { applicantId, caseId } of [own, same]) {
      expect(await recorded(applicantId)).toBe(1);
      expect((await blockersOf(caseId)).tones).toEqual(['fail']);
      expect(await saidOf(applicantId)).toHaveLength(1);
    }
  });

  it('are refused to a manager, and number the frames of a liveness check', async () => {
    const frames = ['one', 'two'].map((id) => ({ id, part: 'liveness' as const, mediaType: null }));
    const documents = anApplicant().documents.map((paper) => ({ ...paper, images: [...paper.images, ...frames] }));
    const { applicantId } = await aCase(connection, anApplicant({ documents }));
    expect(await codeOf(portraitsOf(await aMember('manager'), applicantId))).toBe('not_allowed');
    const { portraits } = await portraitsOf(nadia, applicantId);
    expect(portraits.map(({ label }) => label)).toEqual([
      'Passport',
      'Liveness, frame 1 of 2',
      'Liveness, frame 2 of 2',
      'Selfie',
    ]);
  });
});

const names = 'Maëlle Kéravec-Duthil';
const words = {
  label: 'Provider',
  line: '',
  portalLink: null,
  givesImages: true,
  statusWords: () => null,
  outcomeWords: () => null,
};
