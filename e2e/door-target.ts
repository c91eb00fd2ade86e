import { randomUUID } from 'node:crypto';
import { db } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members.ts';
import { worker } from '#lib/review/actor.ts';
import { aCase, aConnection, anApplicant } from '#prisma/seed/applicant.ts';
import { aPicture } from '#prisma/seed/picture.ts';

/** What lies behind the doors: one applicant with a case and a picture, of a connection that nothing pulls. */
export type Target = { applicantId: string; caseId: string; version: number; imageId: string; token: string };

/** A name that stands nowhere but in this applicant: wherever it comes out, a door was open. */
export const canary = 'Quillfeather';

let connection: Promise<string> | undefined;

/** A new one, so that what one door changes is not what another is tried on. */
export async function aTarget(): Promise<Target> {
  connection ??= aPausedConnection();
  const person = { fullName: `Zvezdana ${canary}`, givenName: 'Zvezdana', familyName: canary, email: `${canary}@example.test` };
  const found = await aCase(await connection, anApplicant({ person, raw: { name: canary } }));
  const image = await db().image.findFirstOrThrow({ where: { applicantId: found.applicantId }, select: { id: true } });
  await aPicture(image.id);
  const { token } = await inviteMember(worker, { email: `${randomUUID()}@docket.test`, name: 'Someone new', role: 'reviewer' });
  return { ...found, imageId: image.id, token };
}

/** The same shape with nothing behind it. */
export function nothing(): Target {
  return { applicantId: randomUUID(), caseId: randomUUID(), version: 1, imageId: randomUUID(), token: randomUUID() };
}

async function aPausedConnection(): Promise<string> {
  const id = await aConnection();
  await db().connection.update({ where: { id }, data: { status: 'paused' } });
  return id;
}
