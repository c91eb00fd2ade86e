import 'server-only';
import { env } from '#lib/env.ts';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ErasedFigures } from '#lib/review/connections/view.ts';
import { db, type Tx } from '../database.ts';
import { storable } from '../storable.ts';

/** What is kept of an erased applicant's id at the vendor: an HMAC, from which the id can't be read. */
export function tombstoneHmac(connectionId: string, externalId: string): string {
  return personalHmac(env().INDEX_KEY, 'tombstone', canonicalJson([connectionId, storable(externalId) ?? '']));
}

/**
 * Which of these ids of a vendor belong to applicants who were erased in Docket. Notes that the vendor still had them:
 * the screen of the connection counts those.
 */
export async function erasedAmong(
  connectionId: string,
  externalIds: readonly string[],
  tx: Pick<Tx, '$queryRaw'> = db(),
): Promise<Set<string>> {
  const byHmac = new Map(externalIds.map((id) => [tombstoneHmac(connectionId, id), id]));
  const rows = await tx.$queryRaw<{ external_hmac: string }[]>`
    UPDATE tombstone SET seen_at = clock_timestamp()
    WHERE connection_id = ${connectionId}::uuid AND external_hmac = ANY(${[...byHmac.keys()]}::text[])
    RETURNING external_hmac`;
  return new Set(rows.flatMap((row) => byHmac.get(row.external_hmac) ?? []));
}

/** Whether an id of a vendor belongs to an applicant who was erased in Docket. */
export async function wasErased(connectionId: string, externalId: string): Promise<boolean> {
  const externalHmac = tombstoneHmac(connectionId, externalId);
  return (await db().tombstone.count({ where: { connectionId, externalHmac } })) > 0;
}

/**
 * The applicants of a connection who were erased in Docket, and how many of them the vendor still had afterwards.
 * @throws Refusal `not_allowed`
 */
export async function erasedCounts(actor: Actor, connectionId: string): Promise<ErasedFigures> {
  mustBeAble(actor, 'see-connection-log');
  const [erased, stillThere] = await Promise.all([
    db().tombstone.count({ where: { connectionId } }),
    db().tombstone.count({ where: { connectionId, seenAt: { not: null } } }),
  ]);
  return { erased, stillThere };
}
