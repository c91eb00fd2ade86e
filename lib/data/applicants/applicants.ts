import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import { type Known, type ReadProblem, saveContent, saveProblem } from './save.ts';
import { clear } from './search.ts';

/** What a vendor said of someone. `fetchedAt` is when we asked, so that a slow answer never passes for a newer one. */
export type ReadApplicant = { connectionId: string; externalId: string; fetchedAt: Date } & (
  | { applicant: Applicant; problem: null }
  | { applicant: null; problem: ReadProblem }
);

/** What became of it. `older`: what we have is newer, and nothing was written. */
export type Saved = 'new' | 'changed' | 'same' | 'older';

/**
 * Writes our copy of someone, all of it or nothing: the sealed record, what it is found by, its images, and the case
 * where a person has to look. The same answer twice changes only when it was fetched.
 */
export function saveApplicant(actor: Actor, given: ReadApplicant): Promise<Saved> {
  const read = { ...given, externalId: clear(given.externalId) ?? '' };
  return changeIfAny(actor, async (tx, note) => {
    await oneAtATime(tx, read);
    const { connectionId, externalId } = read;
    const known = await tx.applicant.findUnique({
      where: { connectionId_externalId: { connectionId, externalId } },
      omit: { raw: true },
    });
    if (known && isOlder(read, known)) return 'older';
    return read.applicant === null ? saveProblem(tx, note, read, known) : saveContent(tx, note, read, known);
  });
}

/**
 * The connection an applicant belongs to.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function connectionOfApplicant(actor: Actor, id: string): Promise<string> {
  mustBeAble(actor, 'see-applicants');
  const row = await db().applicant.findUnique({ where: { id }, select: { connectionId: true } });
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  return row.connectionId;
}

/** As much of our copy of someone as tells whether it is old. */
export type KnownApplicant = {
  externalId: string;
  status: string;
  vendorUpdatedAt: Date | null;
  fetchedAt: Date;
  problem: string | null;
};

/** What we have of these, for a pull that reads only what changed. */
export function knownApplicants(connectionId: string, externalIds: readonly string[]): Promise<KnownApplicant[]> {
  return db().applicant.findMany({
    where: { connectionId, externalId: { in: [...externalIds] } },
    select: knownColumns,
  });
}

/** The next of those we know of a connection, by their ids at the vendor, for vendors that list nobody. */
export function knownAfter(connectionId: string, externalId: string, limit: number): Promise<KnownApplicant[]> {
  return db().applicant.findMany({
    where: { connectionId, externalId: { gt: externalId } },
    orderBy: { externalId: 'asc' },
    take: limit,
    select: knownColumns,
  });
}

/** How many people of a connection we have a copy of. */
export function countKnown(connectionId: string): Promise<number> {
  return db().applicant.count({ where: { connectionId } });
}

/**
 * Whether reading someone may erase them at the vendor: a person allowed it for the whole connection, or ordered this one's
 * archiving here.
 */
export async function mayErase(connectionId: string, externalId: string): Promise<boolean> {
  const [allowing, ordered] = await Promise.all([
    db().connection.count({ where: { id: connectionId, acceptsErasure: true } }),
    db().command.count({
      where: {
        connectionId,
        kind: 'archive',
        state: { not: 'withdrawn' },
        applicant: { externalId: clear(externalId) ?? '' },
      },
    }),
  ]);
  return allowing + ordered > 0;
}

const knownColumns = { externalId: true, status: true, vendorUpdatedAt: true, fetchedAt: true, problem: true } as const;

/** Two processes that read the same person at once write one after the other, the first time too, when there is no row to lock. */
async function oneAtATime(tx: Tx, { connectionId, externalId }: ReadApplicant): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`applicant ${connectionId} ${externalId}`}, 0))`;
}

/** By the moment we asked, and by the vendor's own clock where it tells one: a copy that lags behind must not undo what we know. */
function isOlder(read: ReadApplicant, known: Known): boolean {
  if (read.fetchedAt < known.fetchedAt) return true;
  const updatedAt = read.applicant?.updatedAt;
  return updatedAt != null && known.vendorUpdatedAt !== null && new Date(updatedAt) < known.vendorUpdatedAt;
}
