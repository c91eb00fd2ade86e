import 'server-only';
import type { LedgerEntry } from '#lib/ledger/entry.ts';
import { type EntryFact, valueChanges } from '#lib/review/audit/ledger/facts.ts';
import { db } from '../database.ts';

/** What each published version changed of the one before it, by the number of its entry. Versions 1 changed nothing. */
export async function changesOfPolicies(entries: readonly LedgerEntry[]): Promise<Map<number, EntryFact[]>> {
  const published = entries.flatMap(({ seq, kind, details: { policy, version } }) =>
    kind === 'policy.published' && typeof policy === 'string' && typeof version === 'number' && version > 1
      ? [{ seq, policy, version }]
      : [],
  );
  if (published.length === 0) return new Map();
  const rows = await db().policy.findMany({
    where: { OR: published.map(({ policy, version }) => ({ kind: policy, version: { in: [version - 1, version] } })) },
    select: { kind: true, version: true, value: true },
  });
  const values = new Map(rows.map(({ kind, version, value }) => [`${kind} ${version}`, value]));
  return new Map(
    published.map(({ seq, policy, version }) => [
      seq,
      valueChanges(values.get(`${policy} ${version - 1}`), values.get(`${policy} ${version}`)),
    ]),
  );
}
