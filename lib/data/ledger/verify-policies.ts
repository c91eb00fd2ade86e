import 'server-only';
import { canonicalJson, type LedgerEntry } from '#lib/ledger/entry.ts';
import type { RecordFault } from '#lib/ledger/verify.ts';
import type { AuditDetails } from '#lib/review/audit/audit.ts';
import type { Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { firstDifference } from './compare.ts';

/** Compares policies with their entries. Keys are the entries' numbers; null where all is equal. */
export async function policyFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
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

/** Policies without a ledger entry. */
export async function* unrecordedPolicies(tx: Tx): AsyncGenerator<RecordFault> {
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

function nameOf(kind: string, version: number): string {
  return `${kind}, version ${version}`;
}
