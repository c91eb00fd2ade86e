import { randomUUID } from 'node:crypto';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { inviteMember } from '#lib/data/members/members.ts';
import { type Role, worker } from '#lib/review/actor.ts';
import { aCase, anApplicant } from '../builders/applicant.ts';
import { aPicture } from '../builders/picture.ts';
import { type OrderedTarget, orderedAt } from './commands.ts';

/** What lies behind the doors: one applicant with a case and a picture, of a connection that nothing pulls. */
export type Target = {
  applicantId: string;
  caseId: string;
  version: number;
  imageId: string;
  token: string;
  /** An account of the sandbox that lists nobody, by a name of its own, with somebody nobody could be asked about. */
  connection: { id: string; provider: string; label: string; externalId: string };
  /** Someone at that account, and what their vendor was told: one that can still be undone, one that waits for a person. */
  ordered: OrderedTarget;
  /** The one account whose vendor can be told where to send its webhooks. */
  registrar: string;
};

/** A name that stands nowhere but in this applicant: wherever it comes out, a door was open. */
export const canary = 'Quillfeather';

const provider = 'doors';

let connection: Promise<string> | undefined;

/** A new one for someone of a role, so that what one door changes is not what another is tried on. */
export async function aTarget(role: Role = 'reviewer'): Promise<Target> {
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
  return { ...found, imageId: image.id, token, connection: account, ordered, registrar };
}

/** The same shape with nothing behind it. */
export function nothing(): Target {
  const absent = { id: randomUUID(), provider: 'nobody', label: 'Nothing', externalId: 'nobody' };
  const ordered = { applicantId: randomUUID(), held: randomUUID(), stuck: randomUUID() };
  const ids = {
    applicantId: randomUUID(),
    caseId: randomUUID(),
    imageId: randomUUID(),
    token: randomUUID(),
    registrar: randomUUID(),
  };
  return { ...ids, version: 1, connection: absent, ordered };
}

/** Takes what is left out of the queue and the lists that the other journeys look at, and lets the database go. */
export async function endTargets(): Promise<void> {
  await db().case.updateMany({ where: { connection: { provider }, state: 'open' }, data: { state: 'snoozed' } });
  await db().connection.updateMany({
    where: { label: { startsWith: accountName } },
    data: { status: 'removed', pausedBecause: null },
  });
  await closeDatabase();
}

/** One for all specs, of a vendor that none of ours is: nothing pulls it, and no filter by vendor shows it. */
async function aPausedConnection(): Promise<string> {
  const id = await addConnection(worker, { provider, label: 'Doors', mode: 'test', settings: {} });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}

/** Allpass lists nobody, so no worker begins to copy from it; asked about someone it does not know, it says so. */
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
