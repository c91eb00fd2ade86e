import { randomUUID } from 'node:crypto';
import { addConnection, pauseConnection } from '#lib/data/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members.ts';
import { worker } from '#lib/review/actor.ts';
import { aCase, anApplicant } from '#prisma/seed/applicant.ts';
import { aPicture } from '#prisma/seed/picture.ts';

/** What lies behind the doors: one applicant with a case and a picture, of a connection that nothing pulls. */
export type Target = { applicantId: string; caseId: string; version: number; imageId: string; token: string };

/** A name that stands nowhere but in this applicant: wherever it comes out, a door was open. */
export const canary = 'Quillfeather';

const provider = 'doors';

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

/** Takes what is left out of the queue that the other journeys look at, and lets the database go. */
export async function endTargets(): Promise<void> {
  await db().case.updateMany({ where: { connection: { provider }, state: 'open' }, data: { state: 'snoozed' } });
  await closeDatabase();
}

/** One for all specs, of a vendor that none of ours is: nothing pulls it, and no filter by vendor shows it. */
async function aPausedConnection(): Promise<string> {
  const id = await addConnection(worker, { provider, label: 'Doors', mode: 'test', settings: {} });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}
