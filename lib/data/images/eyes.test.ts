import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { evidenceItems } from '../cases/evidence-items.ts';
import { closeDatabase, db } from '../database.ts';
import { markEyes } from './eyes.ts';
import { saveFetchedImage } from './save-fetched.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

const eyes = { left: { x: 40, y: 50 }, right: { x: 60, y: 52 }, width: 100, height: 125 };

async function anImage() {
  const { applicantId } = await aCase(connection);
  const { id } = await db().image.findFirstOrThrow({ where: { applicantId }, orderBy: { position: 'asc' } });
  return { applicantId, imageId: id };
}

const eyesSeen = async (applicantId: string) => (await evidenceItems(applicantId, nadia.id))[0]?.eyes;
const recorded = (applicantId: string) =>
  db().ledgerRow.count({ where: { subjectId: applicantId, kind: 'image.eyes-marked' } });
const fetched = (sha256: string) =>
  ({ outcome: 'not_safe', type: 'image/png', sha256: sha256.repeat(64), byteLength: 1, problem: 'Not safe.' }) as const;

describe('The eyes that a member marked', () => {
  it('are there for everyone who opens the image later, recorded once, and can be removed', async () => {
    const { applicantId, imageId } = await anImage();
    await markEyes(nadia, imageId, eyes);
    await markEyes(nadia, imageId, eyes);
    expect(await eyesSeen(applicantId)).toEqual(eyes);
    expect(await recorded(applicantId)).toBe(1);
    await markEyes(nadia, imageId, null);
    await markEyes(nadia, imageId, null);
    expect(await eyesSeen(applicantId)).toBeNull();
    expect(await recorded(applicantId)).toBe(2);
  });

  it('are gone when the vendor replaces the image by another file, and stay with the same file', async () => {
    const { applicantId, imageId } = await anImage();
    await markEyes(nadia, imageId, eyes);
    await saveFetchedImage(imageId, fetched('a'));
    await saveFetchedImage(imageId, fetched('a'));
    expect(await eyesSeen(applicantId)).toEqual(eyes);
    await saveFetchedImage(imageId, fetched('b'));
    expect(await eyesSeen(applicantId)).toBeNull();
  });

  it('are refused outside the picture, at one place, and to a role that does not decide', async () => {
    const { imageId, applicantId } = await anImage();
    expect(await codeOf(markEyes(nadia, imageId, { ...eyes, left: { x: 101, y: 1 } }))).toBe('invalid');
    expect(await codeOf(markEyes(nadia, imageId, { ...eyes, left: eyes.right }))).toBe('invalid');
    expect(await codeOf(markEyes(await aMember('auditor'), imageId, eyes))).toBe('not_allowed');
    expect(await recorded(applicantId)).toBe(0);
  });

  it.each([[[1, 2, 3]], [[1, 2, 1, 2, 100, 100]], [[1, 2, 101, 2, 100, 100]], [[1, 2, 3, 4, 2401, 100]]])(
    'are refused by the database as %j',
    async (numbers) => {
      const { imageId } = await anImage();
      await expect(db().image.update({ where: { id: imageId }, data: { eyes: numbers } })).rejects.toThrow(
        'image_eyes',
      );
    },
  );
});
