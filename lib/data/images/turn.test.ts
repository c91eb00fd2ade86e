import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { evidenceItems } from '../cases/evidence-items.ts';
import { closeDatabase, db } from '../database.ts';
import { saveFetchedImage } from './save-fetched.ts';
import { turnImage } from './turn.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('approver', 'Tomás Ferreira');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

async function anImage() {
  const { applicantId } = await aCase(connection);
  const { id } = await db().image.findFirstOrThrow({ where: { applicantId }, orderBy: { position: 'asc' } });
  return { applicantId, imageId: id };
}

const turnsSeenBy = async (member: MemberActor, applicantId: string) =>
  (await evidenceItems(applicantId, member.id)).map(({ turns }) => turns);
const recorded = (applicantId: string) =>
  db().ledgerRow.count({ where: { subjectId: applicantId, kind: 'image.turned' } });
const fetched = (sha256: string) =>
  ({ outcome: 'not_safe', type: 'image/png', sha256: sha256.repeat(64), byteLength: 1, problem: 'Not safe.' }) as const;

describe('Quarter turns of an image', () => {
  it('are there for everyone who opens it later, and are recorded once', async () => {
    const { applicantId, imageId } = await anImage();
    await turnImage(nadia, imageId, 3);
    await turnImage(tomas, imageId, 3);
    expect((await turnsSeenBy(tomas, applicantId))[0]).toBe(3);
    expect((await turnsSeenBy(tomas, applicantId)).slice(1).every((turns) => turns === 0)).toBe(true);
    expect(await recorded(applicantId)).toBe(1);
  });

  it('of an image that the vendor replaces by another file are gone, and those of the same file stay', async () => {
    const { applicantId, imageId } = await anImage();
    await turnImage(nadia, imageId, 1);
    await saveFetchedImage(imageId, fetched('a'));
    expect((await turnsSeenBy(nadia, applicantId))[0], 'fetched for the first time').toBe(1);
    await saveFetchedImage(imageId, fetched('a'));
    expect((await turnsSeenBy(nadia, applicantId))[0]).toBe(1);
    expect(await recorded(applicantId)).toBe(1);
    await saveFetchedImage(imageId, fetched('b'));
    expect((await turnsSeenBy(nadia, applicantId))[0]).toBe(0);
    expect(await recorded(applicantId), 'that it stands as it came again is recorded').toBe(2);
  });

  it.each(['auditor', 'manager', 'admin'] as const)(
    'are not changed by a role that does not decide: %s',
    async (role) => {
      const { applicantId, imageId } = await anImage();
      expect(await codeOf(turnImage(await aMember(role), imageId, 1))).toBe('not_allowed');
      expect((await turnsSeenBy(nadia, applicantId))[0]).toBe(0);
      expect(await recorded(applicantId)).toBe(0);
    },
  );

  it('other than none, one, two or three are refused by the database', async () => {
    const { imageId } = await anImage();
    for (const turns of [-1, 4])
      await expect(db().image.update({ where: { id: imageId }, data: { turns } })).rejects.toThrow('image_turns');
  });
});
