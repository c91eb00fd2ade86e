import 'server-only';
import { columnFault, type LedgerColumns } from '#lib/ledger/columns.ts';
import { type LedgerEntry, parseEntry } from '#lib/ledger/entry.ts';
import { type RecordFault, type StoredRow, type Trust, type VerifiedRows, verifyStored } from '#lib/ledger/verify.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';
import { snapshot, type Tx } from '../database.ts';
import { faceFaults, unrecordedFaces } from './face-faults.ts';
import { hitFaults, unrecordedResolutions } from './hit-faults.ts';
import { imageFaults, unrecordedImages } from './image-faults.ts';
import { moveFaults, unrecordedMoves } from './rounds/moves.ts';
import { stagedFaults, unrecordedStaged } from './rounds/staged.ts';
import { undoFaults, unrecordedUndos } from './rounds/undos.ts';
import { commandFaults, unrecordedCommands } from './verify-commands.ts';
import { decisionFaults, unrecordedDecisions } from './verify-decisions.ts';
import { policyFaults, unrecordedPolicies } from './verify-policies.ts';

/** How many records were compared with the ledger. */
export type Records = { decisions: number; commands: number; policies: number; resolutions: number; faces: number };

/**
 * Verifies the ledger in the database, as it is at one moment: the chain; the columns beside each entry; that every
 * decision, move, command, policy, resolution of a hit, clearance, verdict on faces, kept turn and mark of eyes equals
 * its entries; and that none of these is stored without an entry. Reads page by page.
 * @returns the first fault, or what was verified
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
      rows.flatMap(({ entry }) => relevantEntry(entry) ?? []),
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
  // Called after the chain was verified up to this row, so the text is an entry.
  return columnFault(JSON.parse(text) as LedgerEntry, columns);
}

const compared = new RegExp(
  `"kind":"(?:${[
    String.raw`decision\.|case\.moved|command\.|policy\.(?:edition-)?published|hit\.|clearance\.`,
    String.raw`faces\.judged|image\.turned|image\.eyes-marked`,
  ].join('|')})`,
);

/** The entry, if a record is compared with it. Read from the text, because the column may be changed. */
function relevantEntry(text: string): LedgerEntry | null {
  return compared.test(text) ? parseEntry(text) : null;
}

async function recordFaults(tx: Tx, entries: readonly LedgerEntry[]): Promise<Map<number, string | null>> {
  const found = [
    await decisionFaults(tx, entries),
    await undoFaults(tx, entries),
    await stagedFaults(tx, entries),
    await moveFaults(tx, entries),
    await commandFaults(tx, entries),
    await policyFaults(tx, entries),
    await hitFaults(tx, entries),
    await faceFaults(tx, entries),
    await imageFaults(tx, entries),
  ];
  return new Map(found.flatMap((faults) => [...faults]));
}

async function* unrecorded(tx: Tx): AsyncGenerator<RecordFault> {
  yield* unrecordedDecisions(tx);
  yield* unrecordedUndos(tx);
  yield* unrecordedStaged(tx);
  yield* unrecordedMoves(tx);
  yield* unrecordedCommands(tx);
  yield* unrecordedPolicies(tx);
  yield* unrecordedResolutions(tx);
  yield* unrecordedFaces(tx);
  yield* unrecordedImages(tx);
}

async function recordsIn(tx: Tx): Promise<Records> {
  return {
    decisions: await tx.decision.count(),
    commands: await tx.command.count(),
    policies: await tx.policy.count(),
    resolutions: await tx.hitResolution.count(),
    faces: await tx.faceVerdict.count(),
  };
}
