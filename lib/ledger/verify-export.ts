import { genesis, isRow, type LedgerTip } from './chain.ts';
import { parseCanonical } from './entry.ts';
import { type ExportHeader, type ExportTrailer, isExportHeader, isExportTrailer } from './export-form.ts';
import type { LedgerCrypto } from './ledger-crypto.ts';
import { isSignedHead, type SignedHead, signedText } from './signed-head.ts';
import { answer, BrokenLedger, type LedgerFault, type LedgerPlace, type Walk, walkFrom } from './walk.ts';

/**
 * What the verifier knows from outside. Without `publicKey` (64 hex digits) an export is verified with the key it holds
 * itself, which a forger of the whole export would replace; without `heads` an older complete export passes as the
 * newest. `onHead` is told each of these heads whose row is in the export, and is the one that was signed.
 */
export type HeldTrust = {
  publicKey?: string | undefined;
  heads?: readonly SignedHead[] | undefined;
  onHead?: ((head: SignedHead) => void) | undefined;
};

export type VerifiedExport = { ok: true; rows: number; from: number; head: SignedHead; publicKey: string };

/** Called every so many rows, with the number of the last one verified and of the last one announced. */
export type Progress = (verified: number, announced: number) => void;

const toldEach = 256;

type Line = { value: unknown; hash: string | null };

/**
 * Verifies an export line by line, as `readLines` gives them, without line ends. Runs in Node and in a browser:
 * `crypto` is the only difference.
 */
export function verifyLines(
  lines: AsyncIterable<string>,
  crypto: LedgerCrypto,
  trust: HeldTrust = {},
  progress?: Progress,
): Promise<VerifiedExport | LedgerFault> {
  return answer(async () => {
    const { next, isAtEnd } = reader(hashed(lines, crypto));
    const heads = await signedHeads(trust, crypto);
    const { value: header } = await next('header');
    if (!isExportHeader(header)) throw new BrokenLedger('header', 'not the first line of a ledger export');
    const walk = walkFrom(startOf(header), heads, trust.onHead);
    await walkTo(header, walk, next, progress);
    const { value: trailer } = await next('trailer');
    if (isLinked(trailer)) throw new BrokenLedger(header.to + 1, 'comes after the last row announced');
    if (!isExportTrailer(trailer)) throw new BrokenLedger('trailer', 'not the last line of a ledger export');
    if (!(await isAtEnd())) throw new BrokenLedger('trailer', 'something follows it');
    await checkTrailer(trailer, { header, tip: walk.tip, trust, crypto });
    walk.finish();
    return { ok: true, rows: walk.rows, from: header.from, head: trailer.head, publicKey: trailer.publicKey };
  });
}

async function walkTo(
  header: ExportHeader,
  walk: Walk,
  next: (place: LedgerPlace) => Promise<Line>,
  progress: Progress | undefined,
): Promise<void> {
  while (walk.tip.seq < header.to) {
    const { value: row, hash } = await next(walk.tip.seq + 1);
    if (isExportTrailer(row)) throw new BrokenLedger(walk.tip.seq + 1, 'missing');
    // A partial export starts with a row whose predecessor is not in the file: that row's `prevHash` is trusted.
    if (walk.rows === 0 && header.from > 1 && isLinked(row)) walk.tip = { seq: header.from - 1, hash: row.prevHash };
    walk.step(row, hash);
    if (walk.rows % toldEach === 0) progress?.(walk.tip.seq, header.to);
  }
}

/** Each line's value, with its content's hash if it is a row. Lines before one that can't be read come first. */
async function* hashed(lines: AsyncIterable<string>, crypto: LedgerCrypto): AsyncGenerator<Line> {
  let batch: unknown[] = [];
  try {
    for await (const line of lines) {
      batch.push(parseCanonical(line));
      if (batch.length < crypto.batchSize) continue;
      const full = batch;
      batch = [];
      yield* await withHashes(full, crypto);
    }
  } catch (error) {
    yield* await withHashes(batch, crypto);
    throw error;
  }
  yield* await withHashes(batch, crypto);
}

async function withHashes(values: readonly unknown[], crypto: LedgerCrypto): Promise<Line[]> {
  const hashes = (await crypto.hashes(values.filter(isRow))).values();
  return values.map((value) => ({ value, hash: isRow(value) ? (hashes.next().value ?? null) : null }));
}

/** A line that can't be read is a fault of its own place. */
function reader(lines: AsyncIterable<Line>) {
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
async function signedHeads({ heads = [], publicKey }: HeldTrust, crypto: LedgerCrypto): Promise<readonly SignedHead[]> {
  if (publicKey !== undefined) await checkHeads(heads, publicKey, crypto);
  return heads;
}

async function checkHeads(heads: readonly SignedHead[], publicKey: string, crypto: LedgerCrypto): Promise<void> {
  for (const head of heads)
    if (!(await isSigned(head, publicKey, crypto)))
      throw new BrokenLedger('heads', `the head of row ${head.seq} is not signed with this key`);
}

async function isSigned(head: SignedHead, publicKey: string, crypto: LedgerCrypto): Promise<boolean> {
  return (
    isSignedHead(head) &&
    head.keyId === (await crypto.keyId(publicKey)) &&
    (await crypto.isSignedBy(publicKey, signedText(head), head.signature))
  );
}

type Checked = { header: ExportHeader; tip: LedgerTip; trust: HeldTrust; crypto: LedgerCrypto };

async function checkTrailer({ head, publicKey }: ExportTrailer, checked: Checked): Promise<void> {
  const { header, tip, trust, crypto } = checked;
  if (trust.publicKey !== undefined && trust.publicKey !== publicKey) {
    throw new BrokenLedger('trailer', 'carries another key than the one given');
  }
  if (!(await isSigned(head, publicKey, crypto))) throw new BrokenLedger('trailer', 'its signature is not right');
  await checkHeads(trust.heads ?? [], publicKey, crypto);
  if (head.at !== header.exportedAt)
    throw new BrokenLedger('header', `says ${header.exportedAt}, signed was ${head.at}`);
  if (head.seq > tip.seq) throw new BrokenLedger(tip.seq + 1, `missing: signed was row ${head.seq}`);
  if (head.seq < tip.seq) throw new BrokenLedger(head.seq + 1, 'comes after the row that was signed');
  if (head.hash !== tip.hash) throw new BrokenLedger(tip.seq, 'not the row that was signed');
}
