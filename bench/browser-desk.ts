import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { aCase, anApplicant } from '#test/builders/applicant.ts';
import { exampleCheck } from '#test/builders/applicant-content.ts';

/** Chosen after `x`: the first reason to reject. */
export const reasonKey = '1';

/** As many as a session of Vult reports. */
const checks = 28;
const firstDue = Date.parse('2001-01-01T00:00:00Z');

/** Saves so many applicants as the product does, with images, whose cases are due before all others. */
export async function fillForBrowser(connectionId: string, people: number): Promise<void> {
  const { db } = await import('#lib/data/database.ts');
  // A claim that has ended is given before any other case, and on a large desk those of the fill have ended by now.
  await db().case.updateMany({
    where: { state: 'claimed' },
    data: { claimedUntil: new Date(Date.now() + 3_600_000) },
  });
  const [full, thumb] = await Promise.all([jpeg(2_400, 1_500), jpeg(240, 150)]);
  for (let person = 0; person < people; person += 1) {
    const applicant = anApplicant({
      person: { fullName: `Person ${person}`, givenName: 'Person', familyName: String(person) },
      checks: Array.from({ length: checks }, (_, check) => exampleCheck({ name: `check_${check}` })),
    });
    const { applicantId, caseId } = await aCase(connectionId, applicant);
    await db().case.update({ where: { id: caseId }, data: { dueAt: new Date(firstDue + person * 60_000) } });
    const images = await db().image.findMany({ where: { applicantId }, select: { id: true } });
    for (const { id } of images) await saveImage(id, full, thumb);
  }
}

type Jpeg = Awaited<ReturnType<typeof jpeg>>;

async function saveImage(imageId: string, full: Jpeg, thumb: Jpeg): Promise<void> {
  const { saveFetchedImage } = await import('#lib/data/images/save-fetched.ts');
  await saveFetchedImage(imageId, {
    outcome: 'shown',
    type: 'image/jpeg',
    sha256: full.sha256,
    byteLength: 400_000,
    pages: 1,
    pictures: [
      { page: 1, size: 'full', ...full },
      { page: 1, size: 'thumb', ...thumb },
    ],
  });
}

/** A grey picture with noise, which weighs as much as a photograph of a document does. */
async function jpeg(width: number, height: number) {
  const noise = { type: 'gaussian' as const, mean: 150, sigma: 6 };
  const grey = sharp({ create: { width, height, channels: 3, background: '#888', noise } });
  const bytes = await grey.jpeg({ quality: 85 }).toBuffer();
  return { bytes, width, height, sha256: createHash('sha256').update(bytes).digest('hex') };
}
