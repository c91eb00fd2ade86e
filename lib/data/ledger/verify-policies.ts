import 'server-only';
import { canonicalJson, type LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { firstDifference } from './compare.ts';

/** Compares policies and editions with their entries. Keys are the entries' numbers; null where all is equal. */
export async function policyFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  return new Map([...(await versionFaults(tx, entries)), ...(await editionFaults(tx, entries))]);
}

async function versionFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'policy.published');
  if (logged.length === 0) return new Map();
  const stored = new Map((await policies(tx)).map((row) => [nameOf(row.kind, row.version), row.value]));
  return new Map(
    logged.map(({ seq, details }) => {
      const { policy, version, valueHash } = details as AuditDetails['policy.published'];
      const value = stored.get(nameOf(policy, version));
      if (value === undefined) return [seq, `its policy ${nameOf(policy, version)} is missing`];
      const what = `its policy ${nameOf(policy, version)} has the hash`;
      return [seq, firstDifference([[what, valueHash, sha256(canonicalJson(value))]])];
    }),
  );
}

async function editionFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const logged = entries.filter(({ kind }) => kind === 'policy.edition-published');
  if (logged.length === 0) return new Map();
  const stored = new Map((await editions(tx)).map((row) => [row.number, row]));
  return new Map(
    logged.map(({ seq, details }) => {
      const { edition, versions, publishId } = details as AuditDetails['policy.edition-published'];
      const row = stored.get(edition);
      if (!row) return [seq, `its ${editionName(edition)} is missing`];
      const what = `its ${editionName(edition)}`;
      const compared: [string, unknown, unknown][] = [
        [`${what} has the versions`, versions, row.versions],
        [`${what} comes from the request`, publishId, row.publishId],
      ];
      return [seq, firstDifference(compared)];
    }),
  );
}

/** Policies and editions without a ledger entry. */
export async function* unrecordedPolicies(tx: Tx): AsyncGenerator<RecordFault> {
  yield* unrecordedVersions(tx);
  const rows = await tx.ledgerRow.findMany({ where: { kind: 'policy.edition-published' }, select: { entry: true } });
  const logged = new Set(
    rows.map(({ entry }) => {
      const { details } = JSON.parse(entry) as LedgerEntry;
      return (details as AuditDetails['policy.edition-published']).edition;
    }),
  );
  for (const { number } of await editions(tx))
    if (!logged.has(number))
      yield { place: { table: 'policy_edition', id: String(number) }, reason: 'the ledger has no entry for it' };
}

async function* unrecordedVersions(tx: Tx): AsyncGenerator<RecordFault> {
  const rows = await tx.ledgerRow.findMany({ where: { kind: 'policy.published' }, select: { entry: true } });
  const logged = new Set(
    rows.map(({ entry }) => {
      const { policy, version } = (JSON.parse(entry) as LedgerEntry).details as AuditDetails['policy.published'];
      return nameOf(policy, version);
    }),
  );
  for (const { kind, version } of await policies(tx)) {
    const id = nameOf(kind, version);
    if (!logged.has(id)) yield { place: { table: 'policy', id }, reason: 'the ledger has no entry for it' };
  }
}

function policies(tx: Tx) {
  return tx.policy.findMany({
    orderBy: [{ kind: 'asc' }, { version: 'asc' }],
    select: { kind: true, version: true, value: true },
  });
}

function editions(tx: Tx) {
  return tx.policyEdition.findMany({ orderBy: { number: 'asc' } });
}

function editionName(number: number): string {
  return `edition ${number} of the policies`;
}

function nameOf(kind: string, version: number): string {
  return `${kind}, version ${version}`;
}
