import { randomUUID } from 'node:crypto';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members/members.ts';
import { type MemberActor, type Role, worker } from '#lib/review/actor.ts';
import { aCase, anApplicant } from '../builders/applicant.ts';
import { aPicture } from '../builders/picture.ts';
import { type OrderedTarget, orderedAt, someoneAt } from './commands.ts';
import { absentJobs, type JobTarget, jobsFor } from './jobs.ts';

/** The records that requests name: an applicant with a case and an image, of a connection that is never pulled. */
export type Target = {
  applicantId: string;
  caseId: string;
  version: number;
  imageId: string;
  token: string;
  /** A connection to a sandbox account without a list, with its own label, and the applicant of a dead letter there. */
  connection: { id: string; provider: string; label: string; externalId: string };
  /** An applicant of that connection and two commands: one can still be withdrawn, one waits for a person. */
  ordered: OrderedTarget;
  /** The connection whose vendor takes a webhook address over its API. */
  registrar: string;
  jobs: JobTarget;
};

/** A name that only this applicant has: a response that contains it has leaked personal data. */
export const canary = 'Quillfeather';

const provider = 'doors';

let connection: Promise<string> | undefined;

/**
 * A new target for a role. Each door gets its own, because a door may change its target.
 * @param caller the member who calls: without one there are no jobs and requests, which belong to someone
 */
export async function aTarget(role: Role = 'reviewer', caller: MemberActor | null = null): Promise<Target> {
  connection ??= aPausedConnection();
  const person = {
    fullName: `Zvezdana ${canary}`,
    givenName: 'Zvezdana',
    familyName: canary,
    email: `${canary}@example.test`,
  };
  const found = await aCase(await connection, anApplicant({ person, raw: { name: canary } }));
  const image = await db().image.findFirstOrThrow({ where: { applicantId: found.applicantId }, select: { id: true } });
  await aPicture(image.id);
  const { token } = await inviteMember(worker, {
    email: `${randomUUID()}@docket.test`,
    name: 'Someone new',
    role: 'reviewer',
  });
  const [account, registrar] = [await aSandboxAccount(), await theRegistrar()];
  const ordered = await orderedAt(account.id, role === 'admin' ? registrar : null);
  const jobs = caller ? await jobsFor(caller, () => someoneAt(account.id)) : absentJobs();
  return { ...found, imageId: image.id, token, connection: account, ordered, registrar, jobs };
}

/** A target of which nothing exists. */
export function absentTarget(): Target {
  const absent = { id: randomUUID(), provider: 'nobody', label: 'Nothing', externalId: 'nobody' };
  const ordered = { applicantId: randomUUID(), held: randomUUID(), stuck: randomUUID() };
  const ids = {
    applicantId: randomUUID(),
    caseId: randomUUID(),
    imageId: randomUUID(),
    token: randomUUID(),
    registrar: randomUUID(),
  };
  return { ...ids, version: 1, connection: absent, ordered, jobs: absentJobs() };
}

/** Hides the targets from the queue and the lists that other journeys use, and closes the database. */
export async function removeTargets(): Promise<void> {
  await db().case.updateMany({ where: { connection: { provider }, state: 'open' }, data: { state: 'snoozed' } });
  await db().connection.updateMany({
    where: { label: { startsWith: accountName } },
    data: { status: 'removed', pausedBecause: null },
  });
  await closeDatabase();
}

/** One connection for all specs, of a provider that does not exist: it is never pulled, and no filter shows it. */
async function aPausedConnection(): Promise<string> {
  const id = await addConnection(worker, { provider, label: 'Doors', mode: 'test', settings: {} });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}

/** Allpass has no list, so no worker copies from it; it answers "not found" for an unknown applicant. */
export const sandboxSettings = () => ({
  baseUrl: `${process.env.DOCKET_SANDBOX_URL}/allpass`,
  appKey: 'sandbox-allpass-plain',
});

export const accountName = 'Door account';

async function aSandboxAccount(): Promise<Target['connection']> {
  const label = `${accountName} ${randomUUID()}`;
  const provider = 'allpass';
  const id = await addConnection(worker, { provider, label, mode: 'test', settings: sandboxSettings() });
  const externalId = randomUUID();
  await db().refetch.create({ data: { connectionId: id, externalId, because: 'webhook', state: 'dead', tries: 5 } });
  return { id, provider, label, externalId };
}

async function theRegistrar(): Promise<string> {
  const { id } = await db().connection.findFirstOrThrow({
    where: { provider: 'vult', status: 'active' },
    select: { id: true },
  });
  return id;
}
