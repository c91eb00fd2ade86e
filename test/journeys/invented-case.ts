import { randomUUID } from 'node:crypto';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { addConnection, pauseConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { worker } from '#lib/review/actor.ts';
import { aCase, anApplicant } from '#test/builders/applicant.ts';

/** A vendor that none of ours is: nothing pulls it, and no filter by vendor shows its applicants. */
const provider = 'invented';

let connection: Promise<string> | undefined;

/**
 * A case about someone invented, for what no applicant of the sandbox has for sure. Returns the address of their page.
 */
export async function anInventedCase(change: Parameters<typeof anApplicant>[0] = {}): Promise<string> {
  connection ??= aPausedConnection();
  const { applicantId } = await aCase(await connection, anApplicant(change));
  return `/applicants/${applicantId}`;
}

/** A case about someone of whom only an answer came that could not be read. Returns the address of their page. */
export async function anUnreadCase(): Promise<string> {
  connection ??= aPausedConnection();
  const read = { connectionId: await connection, externalId: randomUUID(), fetchedAt: new Date() };
  await saveApplicant(worker, { ...read, applicant: null, problem: 'unreadable' });
  const { id } = await db().applicant.findFirstOrThrow({
    where: { externalId: read.externalId },
    select: { id: true },
  });
  return `/applicants/${id}`;
}

/** Frees the cases that a journey took, for the others. */
export async function endClaims(): Promise<void> {
  const free = { state: 'open', assigneeId: null, assignedById: null, claimedAt: null, claimedUntil: null };
  await db().case.updateMany({ where: { state: 'claimed' }, data: free });
}

/** Takes the cases out of the queue that the other journeys look at, and lets the database go. */
export async function endInventedCases(): Promise<void> {
  await db().case.updateMany({
    where: { connection: { provider }, state: 'open' },
    data: { state: 'snoozed', wakesAt: new Date(Date.now() + 3_600_000) },
  });
  await closeDatabase();
}

async function aPausedConnection(): Promise<string> {
  const id = await addConnection(worker, { provider, label: 'Invented', mode: 'test', settings: {} });
  await pauseConnection(worker, id, 'by_hand');
  return id;
}
