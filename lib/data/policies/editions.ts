import 'server-only';
import { canonicalJson } from '#lib/ledger/entry.ts';
import type { PolicyKind, PolicyVersions } from '#lib/review/policies/policies.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import type { Note } from '../ledger/ledger.ts';

/** The hash of policies, whatever the order of their keys. */
export function policiesHash(values: object): string {
  return sha256(canonicalJson(values));
}

/** Lets one transaction at a time draft, ask or publish. */
export async function lockPolicies(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('policies', 0))`;
}

/** The number of the newest edition. @throws Error when there is none: the database was not seeded */
export async function newestEdition(tx: Pick<Tx, 'policyEdition'>): Promise<number> {
  const newest = await tx.policyEdition.findFirst({ orderBy: { number: 'desc' }, select: { number: true } });
  if (!newest) throw new Error('there is no edition of the policies; run the migration again');
  return newest.number;
}

/** Whether the policies were ever numbered. */
export async function hasEdition(tx: Pick<Tx, 'policyEdition'>): Promise<boolean> {
  return (await tx.policyEdition.count({ take: 1 })) > 0;
}

/** The edition of these versions; null for versions of before there were editions. */
export async function editionOf(
  tx: Pick<Tx, 'policyEdition'>,
  versions: PolicyVersions | Record<string, number>,
): Promise<number | null> {
  const found = await tx.policyEdition.findFirst({
    where: { versions: { equals: versions } },
    select: { number: true },
  });
  return found?.number ?? null;
}

/**
 * Numbers the newest versions as the next edition. The caller has locked the policies.
 * @param publishId the confirmed request that it comes from; null for what a release of Docket brought
 */
export async function addEdition(tx: Tx, note: Note, publishId: string | null): Promise<number> {
  const [added] = await tx.$queryRaw<{ number: number; versions: PolicyVersions }[]>`
    INSERT INTO policy_edition (number, versions, publish_id)
    SELECT coalesce(max(number), 0) + 1, newest_policy_versions(), ${publishId}::uuid FROM policy_edition
    RETURNING number, versions`;
  if (!added) throw new Error('an edition was not added');
  const { number: edition, versions } = added;
  note({ kind: 'policy.edition-published', details: { edition, versions, publishId } }, aboutEdition(edition));
  return edition;
}

/** Records that a version of one policy was published. */
export function noteVersion(note: Note, kind: PolicyKind, version: number, value: object): void {
  const details = { policy: kind, version, valueHash: policiesHash(value) };
  note({ kind: 'policy.published', details }, { type: 'policy', id: kind });
}

export function aboutEdition(edition: number) {
  return { type: 'policy', id: `edition-${edition}` } as const;
}
