import type { KeyObject } from 'node:crypto';
import { genesis, type LedgerRow, type LedgerTip } from './chain.ts';
import { parseCanonical } from './entry.ts';
import { type ExportHeader, type ExportTrailer, isExportHeader, isExportTrailer } from './export.ts';
import { type SignedHead, verifyHead } from './head.ts';
import { publicKeyOf, publicKeyText } from './keys.ts';
import { BrokenLedger, type LedgerPlace, type RecordPlace, walkFrom } from './walk.ts';

/**
 * What the verifier knows from outside. Without `publicKey` an export is verified with the key it holds itself, which a
 * forger of the whole export would replace; without `heads` an older complete export passes as the newest.
 */
export type Trust = { publicKey?: KeyObject; heads?: readonly SignedHead[] };

/** `seq` is the place of the first fault: a row's number, a part around the rows, or a row of another table. */
export type LedgerFault = { ok: false; seq: LedgerPlace; reason: string };
export type VerifiedExport = { ok: true; rows: number; from: number; head: SignedHead; publicKey: string };
export type VerifiedRows = { ok: true; rows: number; tip: LedgerTip };

/** Verifies an export line by line (as `readLines` gives them, without line ends); one row is in memory at a time. */
export function verifyExport(lines: AsyncIterable<string>, trust: Trust = {}): Promise<VerifiedExport | LedgerFault> {
  return answer(async () => {
    const { next, isAtEnd } = reader(lines);
    const heads = signedHeads(trust);
    const header = parseCanonical(await next('header'));
    if (!isExportHeader(header)) throw new BrokenLedger('header', 'not the first line of a ledger export');
    const walk = walkFrom(startOf(header), heads);
    while (walk.tip.seq < header.to) {
      const row = parseCanonical(await next(walk.tip.seq + 1));
      if (isExportTrailer(row)) throw new BrokenLedger(walk.tip.seq + 1, 'missing');
      // A partial export starts with a row whose predecessor is not in the file: that row's `prevHash` is trusted.
      if (walk.rows === 0 && header.from > 1 && isLinked(row)) walk.tip = { seq: header.from - 1, hash: row.prevHash };
      walk.step(row);
    }
    const trailer = parseCanonical(await next('trailer'));
    if (isLinked(trailer)) throw new BrokenLedger(header.to + 1, 'comes after the last row announced');
    if (!isExportTrailer(trailer)) throw new BrokenLedger('trailer', 'not the last line of a ledger export');
    if (!(await isAtEnd())) throw new BrokenLedger('trailer', 'something follows it');
    checkTrailer(trailer, header, walk.tip, trust);
    walk.finish();
    return { ok: true, rows: walk.rows, from: header.from, head: trailer.head, publicKey: trailer.publicKey };
  });
}

/** Verifies the chain of rows from the database, from the first row on, without the columns and records beside it. */
export function verifyRows(rows: AsyncIterable<LedgerRow>, trust: Trust = {}): Promise<VerifiedRows | LedgerFault> {
  return verifyStored(withNothingBeside(rows), none(), trust);
}

/** A row, and a check of the data beside it: called once the chain is verified up to this row; null without a fault. */
export type StoredRow = { row: LedgerRow; faultBeside: () => string | null };

/** A fault of a row in another table. */
export type RecordFault = { place: RecordPlace; reason: string };

/**
 * Verifies rows from the database, from the first row on, each with the data beside it.
 * @param unrecorded faults of records in other tables; read after all rows are verified
 */
export function verifyStored(
  stored: AsyncIterable<StoredRow>,
  unrecorded: AsyncIterable<RecordFault>,
  trust: Trust = {},
): Promise<VerifiedRows | LedgerFault> {
  return answer(async () => {
    const walk = walkFrom(genesis, signedHeads(trust));
    for await (const { row, faultBeside } of stored) {
      walk.step(row);
      const fault = faultBeside();
      if (fault !== null) throw new BrokenLedger(row.seq, fault);
    }
    walk.finish();
    for await (const { place, reason } of unrecorded) throw new BrokenLedger(place, reason);
    return { ok: true, rows: walk.rows, tip: walk.tip };
  });
}

async function* withNothingBeside(rows: AsyncIterable<LedgerRow>): AsyncGenerator<StoredRow> {
  for await (const row of rows) yield { row, faultBeside: () => null };
}

async function* none(): AsyncGenerator<never> {}

async function answer<T>(check: () => Promise<T>): Promise<T | LedgerFault> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof BrokenLedger)) throw error;
    return { ok: false, seq: error.place, reason: error.message };
  }
}

/** A line that can't be read is a fault of its own place. */
function reader(lines: AsyncIterable<string>) {
  const iterator = lines[Symbol.asyncIterator]();
  const read = (place: LedgerPlace) =>
    iterator.next().catch((error: unknown) => {
      throw new BrokenLedger(place, error instanceof Error ? error.message : 'can’t be read');
    });
  return {
    isAtEnd: async () => (await read('trailer')).done === true,
    next: async (place: LedgerPlace) => {
      const { value, done } = await read(place);
      if (done === true) throw new BrokenLedger(place, 'missing: the file ends before it');
      return value;
    },
  };
}

function startOf({ from }: ExportHeader): LedgerTip {
  return from === 1 ? genesis : { seq: from - 1, hash: genesis.hash };
}

function isLinked(value: unknown): value is { prevHash: string } {
  return typeof value === 'object' && value !== null && 'prevHash' in value && typeof value.prevHash === 'string';
}

/** The heads from outside, after checking that each is signed with the key from outside. */
function signedHeads({ heads = [], publicKey }: Trust): readonly SignedHead[] {
  if (publicKey !== undefined) checkHeads(heads, publicKey);
  return heads;
}

function checkHeads(heads: readonly SignedHead[], publicKey: KeyObject): void {
  const forged = heads.find((head) => !verifyHead(publicKey, head));
  if (forged !== undefined)
    throw new BrokenLedger('heads', `the head of row ${forged.seq} is not signed with this key`);
}

function checkTrailer({ head, publicKey }: ExportTrailer, header: ExportHeader, tip: LedgerTip, trust: Trust): void {
  if (trust.publicKey !== undefined && publicKeyText(trust.publicKey) !== publicKey) {
    throw new BrokenLedger('trailer', 'carries another key than the one given');
  }
  if (!verifyHead(publicKeyOf(publicKey), head)) throw new BrokenLedger('trailer', 'its signature is not right');
  checkHeads(trust.heads ?? [], publicKeyOf(publicKey));
  if (head.at !== header.exportedAt)
    throw new BrokenLedger('header', `says ${header.exportedAt}, signed was ${head.at}`);
  if (head.seq > tip.seq) throw new BrokenLedger(tip.seq + 1, `missing: signed was row ${head.seq}`);
  if (head.seq < tip.seq) throw new BrokenLedger(head.seq + 1, 'comes after the row that was signed');
  if (head.hash !== tip.hash) throw new BrokenLedger(tip.seq, 'not the row that was signed');
}
