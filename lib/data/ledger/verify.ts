import 'server-only';
import { columnFault, type LedgerColumns } from '#lib/ledger/columns.ts';
import { type LedgerEntry, parseEntry } from '#lib/ledger/entry.ts';
import {
  type LedgerFault,
  type RecordFault,
  type StoredRow,
  type Trust,
  type VerifiedRows,
  verifyStored,
} from '#lib/ledger/verify.ts';
import { snapshot, type Tx } from '../database.ts';
import { commandFaults, unrecordedCommands } from './verify-commands.ts';
import { decisionFaults, unrecordedDecisions } from './verify-decisions.ts';
import { policyFaults, unrecordedPolicies } from './verify-policies.ts';

/** What was held against the ledger beside its own rows. */
export type Records = { decisions: number; commands: number; policies: number };

/**
 * Verifies the ledger in the database, as it is at one moment: the chain, the columns beside each entry, and that every
 * decision, order or end of a command and policy it tells of is stored as logged; then that nothing of these is stored
 * that it does not tell of. Reads a page at a time.
 * @throws Error when a row's decision can't be read at all
 */
export function verifyLedger(trust: Trust): Promise<(VerifiedRows & { records: Records }) | LedgerFault> {
  return snapshot(async (tx) => {
    const verified = await verifyStored(storedRows(tx), unrecorded(tx), trust);
    return verified.ok ? { ...verified, records: await recordsIn(tx) } : verified;
  });
}

const pageSize = 2_000;

async function* storedRows(tx: Tx): AsyncGenerator<StoredRow> {
  let after = -1n;
  for (let rows = await rowsAfter(tx, after); rows.length > 0; rows = await rowsAfter(tx, after)) {
    const faults = await recordFaults(
      tx,
      rows.flatMap(({ entry }) => toldIn(entry) ?? []),
    );
    for (const { seq, entry, prevHash, hash, ...columns } of rows) {
      const row = { seq: Number(seq), entry, prevHash, hash };
      yield { row, faultBeside: () => columnFaultOf(entry, columns) ?? faults.get(row.seq) ?? null };
    }
    after = rows.at(-1)?.seq ?? after;
  }
}

function rowsAfter(tx: Tx, after: bigint) {
  return tx.ledgerRow.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: pageSize });
}

function columnFaultOf(text: string, columns: LedgerColumns): string | null {
  // Asked only once the chain was found to hold here: the text is that of an entry.
  return columnFault(JSON.parse(text) as LedgerEntry, columns);
}

/**
 * By the entry and not by its column, which may say something else. Most rows tell of nothing that is stored elsewhere.
 */
function toldIn(text: string): LedgerEntry | null {
  return /"kind":"(?:decision\.recorded|command\.|policy\.published)/.test(text) ? parseEntry(text) : null;
}

async function recordFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const found = [await decisionFaults(tx, entries), await commandFaults(tx, entries), await policyFaults(tx, entries)];
  return new Map(found.flatMap((faults) => [...faults]));
}

async function* unrecorded(tx: Tx): AsyncGenerator<RecordFault> {
  yield* unrecordedDecisions(tx);
  yield* unrecordedCommands(tx);
  yield* unrecordedPolicies(tx);
}

async function recordsIn(tx: Tx): Promise<Records> {
  return {
    decisions: await tx.decision.count(),
    commands: await tx.command.count(),
    policies: await tx.policy.count(),
  };
}
