import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, select } from '../database.ts';
import { Prisma } from '../generated/client.ts';
import { storable } from '../storable.ts';

/** The columns of a saved applicant that tell whether it must be read again. */
export type KnownApplicant = {
  externalId: string;
  status: string;
  vendorUpdatedAt: Date | null;
  fetchedAt: Date;
  problem: string | null;
};

/**
 * The connection an applicant belongs to.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function connectionOfApplicant(actor: Actor, id: string): Promise<string> {
  mustBeAble(actor, 'see-applicants');
  const [row] = await select<{ connectionId: string }>(
    Prisma.sql`SELECT connection_id AS "connectionId" FROM applicant WHERE id = ${id}::uuid`,
    'connection of an applicant',
  );
  if (!row) throw new Refusal('not_found', 'There is no such applicant.');
  return row.connectionId;
}

/** The saved applicants among these ids of a vendor, for a pull that reads only what changed. */
export function knownApplicants(connectionId: string, externalIds: readonly string[]): Promise<KnownApplicant[]> {
  return db().applicant.findMany({
    where: { connectionId, externalId: { in: [...externalIds] } },
    select: knownColumns,
  });
}

/** The next `limit` saved applicants of a connection in the order of the vendor's ids: for vendors without a list. */
export function knownAfter(connectionId: string, externalId: string, limit: number): Promise<KnownApplicant[]> {
  return db().applicant.findMany({
    where: { connectionId, externalId: { gt: externalId }, erasedAt: null },
    orderBy: { externalId: 'asc' },
    take: limit,
    select: knownColumns,
  });
}

/** The number of saved applicants of a connection. */
export function countKnown(connectionId: string): Promise<number> {
  return db().applicant.count({ where: { connectionId, erasedAt: null } });
}

/**
 * Whether an applicant may be read although reading erases it at the vendor: an admin allowed that for the connection,
 * or a member ordered this applicant's archiving.
 */
export async function mayErase(connectionId: string, externalId: string): Promise<boolean> {
  const [allowing, ordered] = await Promise.all([
    db().connection.count({ where: { id: connectionId, acceptsErasure: true } }),
    db().command.count({
      where: {
        connectionId,
        kind: 'archive',
        state: { not: 'withdrawn' },
        applicant: { externalId: storable(externalId) ?? '' },
      },
    }),
  ]);
  return allowing + ordered > 0;
}

const knownColumns = { externalId: true, status: true, vendorUpdatedAt: true, fetchedAt: true, problem: true } as const;
