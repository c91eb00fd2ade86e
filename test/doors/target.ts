import { randomUUID } from 'node:crypto';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { resolveHits } from '#lib/data/hits/resolve.ts';
import { inviteMember } from '#lib/data/members/members.ts';
import { type Role, worker } from '#lib/review/actor.ts';
import { aCase, anApplicant } from '../builders/applicant.ts';
import { exampleHit } from '../builders/applicant-content.ts';
import { aMember } from '../builders/member.ts';
import { aPicture } from '../builders/picture.ts';
import { type OrderedTarget, orderedAt } from './commands.ts';

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
  /** An open hit of another applicant, a resolved one, and the clearance kept with it. */
  hit: { id: string; version: number };
  resolved: { id: string; version: number };
  clearanceId: string;
  /** The connection whose vendor takes a webhook address over its API. */
  registrar: string;
};

/** A name that only this applicant has: a response that contains it has leaked personal data. */
export const canary = 'Quillfeather';

const provider = 'doors';

let connection: Promise<string> | undefined;

/** A new target for a role. Each door gets its own, because a door may change its target. */
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
  const hits = await judgedHits(await connection, person);
  return { ...found, imageId: image.id, token, connection: account, ordered, registrar, ...hits };
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
    hit: { id: randomUUID(), version: 1 },
    resolved: { id: randomUUID(), version: 1 },
    clearanceId: randomUUID(),
  };
  return { ...ids, version: 1, connection: absent, ordered };
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

/** Hits of an applicant of their own: the target's case is decided without hits. */
async function judgedHits(connectionId: string, person: { fullName: string }) {
  const hits = ['open', 'resolved'].map((id) => exampleHit({ id, name: `${person.fullName} ${id}`, entityIds: [id] }));
  const { applicantId } = await aCase(connectionId, anApplicant({ person, hits }));
  const rows = await db().hit.findMany({
    where: { applicantId },
    select: { id: true, version: true, vendorIds: true },
  });
  const [hit, other] = ['open', 'resolved'].map((id) => rows.find(({ vendorIds }) => vendorIds.includes(id)));
  if (!hit || !other) throw new Error('the target has no hits');
  const reviewOn = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const {
    hits: [resolved],
  } = await resolveHits(await aMember('reviewer'), {
    formId: randomUUID(),
    hits: [{ id: other.id, version: other.version }],
    verdict: 'false_positive',
    reason: 'FP-01',
    note: null,
    reviewOn,
  });
  const clearance = await db().hitClearance.findFirstOrThrow({ where: { hitId: other.id }, select: { id: true } });
  if (!resolved) throw new Error('the target was not resolved');
  return { hit: { id: hit.id, version: hit.version }, resolved, clearanceId: clearance.id };
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
