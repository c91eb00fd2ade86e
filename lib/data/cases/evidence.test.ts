import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberActor } from '#lib/review/actor.ts';
import { aCase, aConnection } from '#test/builders/applicant.ts';
import { aMember } from '#test/builders/member.ts';
import { aPicture } from '#test/builders/picture.ts';
import { codeOf } from '#test/database/code.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { reveal } from '../applicants/reveals.ts';
import { closeDatabase, db } from '../database.ts';
import { mustBeAbleToSeeImage, recordImageSent, recordImagesSeen, type SentPicture } from './evidence.ts';
import { evidenceItems } from './evidence-items.ts';

let database: TestDatabase;
let connection: string;
let nadia: MemberActor;
let tomas: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  connection = await aConnection();
  nadia = await aMember('reviewer', 'Nadia Brandt');
  tomas = await aMember('reviewer', 'Tomás Ferreira');
});

afterAll(async () => {
  await closeDatabase();
  await database.close();
});

type Shown = { applicantId: string; imageId: string; picture: SentPicture };

/** Someone whose passport image is fetched and ready to leave. */
async function anImage(): Promise<Shown> {
  const { applicantId } = await aCase(connection);
  const { id: imageId } = await db().image.findFirstOrThrow({
    where: { applicantId },
    orderBy: { position: 'asc' },
    select: { id: true },
  });
  const sha256 = await aPicture(imageId);
  return { applicantId, imageId, picture: { imageId, page: 1, size: 'full', sha256, isPrefetch: false } };
}

const rowsOf = (applicantId: string, kind: string) =>
  db().ledgerRow.findMany({
    where: { subjectId: applicantId, kind },
    orderBy: { seq: 'asc' },
    select: { entry: true, actorId: true },
  });

const viewedOf = async (applicantId: string) =>
  (await rowsOf(applicantId, 'evidence.viewed')).map(
    ({ entry }) => (JSON.parse(entry) as { details: { images: unknown[] } }).details.images,
  );

describe('Who may be sent an image', () => {
  it.each(['reviewer', 'approver'] as const)('a %s may', async (role) => {
    const { imageId, applicantId } = await anImage();
    expect(await mustBeAbleToSeeImage(await aMember(role), imageId)).toEqual({ applicantId });
  });

  it.each(['admin', 'manager'] as const)('a %s may not, and can’t record one as sent', async (role) => {
    const { imageId, applicantId, picture } = await anImage();
    const actor = await aMember(role);
    expect(await codeOf(mustBeAbleToSeeImage(actor, imageId))).toBe('not_allowed');
    expect(await codeOf(recordImageSent(actor, applicantId, picture))).toBe('not_allowed');
    expect(await codeOf(recordImagesSeen(actor, applicantId, [{ imageId, page: 1, seconds: 2 }]))).toBe('not_allowed');
    expect(await db().evidenceView.count({ where: { applicantId } })).toBe(0);
  });

  it('an auditor may after a reason, for this applicant and 15 minutes', async () => {
    const [mine, other] = [await anImage(), await anImage()];
    const auditor = await aMember('auditor');
    expect(await codeOf(mustBeAbleToSeeImage(auditor, mine.imageId))).toBe('closed');
    await reveal(auditor, mine.applicantId, 'personalNumber', 'Sampled file 12');
    expect(await codeOf(mustBeAbleToSeeImage(auditor, mine.imageId))).toBe('closed');
    const endsAt = await reveal(auditor, mine.applicantId, 'images', 'Sampled file 12');
    expect(endsAt.getTime() - Date.now()).toBeGreaterThan(14.5 * 60_000);
    expect(await codeOf(mustBeAbleToSeeImage(auditor, mine.imageId))).toBe('done');
    expect(await codeOf(mustBeAbleToSeeImage(auditor, other.imageId))).toBe('closed');
    expect(await codeOf(mustBeAbleToSeeImage(await aMember('auditor'), mine.imageId))).toBe('closed');
    await db().reveal.updateMany({ where: { memberId: auditor.id }, data: { endsAt: new Date(Date.now() - 1) } });
    expect(await codeOf(mustBeAbleToSeeImage(auditor, mine.imageId))).toBe('closed');
  });

  it('a removed image and one that never was get the same answer', async () => {
    const { imageId } = await anImage();
    await db().image.update({ where: { id: imageId }, data: { removedAt: new Date() } });
    const [gone, never] = [mustBeAbleToSeeImage(nadia, imageId), mustBeAbleToSeeImage(nadia, nadia.id)].map((work) =>
      work.catch((error: Error) => error.message),
    );
    expect(await gone).toBe(await never);
    expect(await codeOf(mustBeAbleToSeeImage(nadia, imageId))).toBe('not_found');
  });
});

describe('Images sent and seen', () => {
  it('sending, prefetched or not, is a row in the ledger and counts as not seen', async () => {
    const { applicantId, picture } = await anImage();
    await recordImageSent(nadia, applicantId, { ...picture, size: 'thumb', isPrefetch: true });
    const [row] = await rowsOf(applicantId, 'image.sent');
    expect(row?.actorId).toBe(nadia.id);
    expect(JSON.parse(row?.entry ?? '{}')).toMatchObject({ details: { ...picture, size: 'thumb', isPrefetch: true } });
    expect((await evidenceItems(applicantId, nadia.id)).map(({ isSeen }) => isSeen)).toEqual([false, false]);
  });

  it('a second on the screen is a row with the hash of what was sent', async () => {
    const { applicantId, imageId, picture } = await anImage();
    await recordImageSent(nadia, applicantId, picture);
    expect(await recordImagesSeen(nadia, applicantId, [{ imageId, page: 1, seconds: 1 }])).toBe(1);
    expect(await viewedOf(applicantId)).toEqual([[{ imageId, page: 1, sha256: picture.sha256 }]]);
    expect((await evidenceItems(applicantId, nadia.id)).map(({ isSeen }) => isSeen)).toEqual([true, false]);
    expect((await evidenceItems(applicantId, tomas.id)).map(({ isSeen }) => isSeen)).toEqual([false, false]);
  });

  it.each<
    [string, (shown: Shown, other: Shown) => [MemberActor, string, { imageId: string; page: number; seconds: number }]]
  >([
    [
      'what was sent to someone else',
      ({ applicantId, imageId }) => [tomas, applicantId, { imageId, page: 1, seconds: 5 }],
    ],
    [
      'what was on the screen less than a second',
      ({ applicantId, imageId }) => [nadia, applicantId, { imageId, page: 1, seconds: 0.99 }],
    ],
    ['a page that was not sent', ({ applicantId, imageId }) => [nadia, applicantId, { imageId, page: 2, seconds: 5 }]],
    ['another applicant’s image', ({ imageId }, other) => [nadia, other.applicantId, { imageId, page: 1, seconds: 5 }]],
    [
      'an image that was never sent',
      ({ applicantId }, other) => [nadia, applicantId, { imageId: other.imageId, page: 1, seconds: 5 }],
    ],
  ])('a report of %s records nothing', async (_what, report) => {
    const [shown, other] = [await anImage(), await anImage()];
    await recordImageSent(nadia, shown.applicantId, shown.picture);
    const [actor, applicantId, seen] = report(shown, other);
    expect(await recordImagesSeen(actor, applicantId, [seen])).toBe(0);
    expect(await viewedOf(shown.applicantId)).toEqual([]);
    expect(await viewedOf(other.applicantId)).toEqual([]);
  });

  it('a thumbnail on the screen does not count as seen', async () => {
    const { applicantId, imageId, picture } = await anImage();
    await recordImageSent(nadia, applicantId, { ...picture, size: 'thumb' });
    expect(await recordImagesSeen(nadia, applicantId, [{ imageId, page: 1, seconds: 60 }])).toBe(0);
  });

  it('the same report sent eight times at once, with each picture twice, is recorded once', async () => {
    for (let round = 0; round < 6; round += 1) {
      const { applicantId, imageId, picture } = await anImage();
      await recordImageSent(nadia, applicantId, picture);
      const report = [2, 3].map((seconds) => ({ imageId, page: 1, seconds }));
      const counted = await Promise.all(Array.from({ length: 8 }, () => recordImagesSeen(nadia, applicantId, report)));
      expect(counted.reduce((sum, one) => sum + one, 0)).toBe(1);
      expect(await viewedOf(applicantId)).toHaveLength(1);
    }
  });

  it('control: reading first and writing after records the same report twice', async () => {
    let twice = 0;
    for (let round = 0; round < 6; round += 1) {
      const { applicantId, imageId, picture } = await anImage();
      await recordImageSent(nadia, applicantId, picture);
      const naive = async () => {
        const view = await db().evidenceView.findFirstOrThrow({
          where: { imageId, memberId: nadia.id },
          select: { id: true, seenAt: true },
        });
        if (!view.seenAt) await db().evidenceView.update({ where: { id: view.id }, data: { seenAt: new Date() } });
        return view.seenAt === null;
      };
      const counted = await Promise.all(Array.from({ length: 8 }, naive));
      if (counted.filter(Boolean).length > 1) twice += 1;
    }
    expect(twice).toBeGreaterThan(0);
  });
});
