import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { readHeads } from '#lib/ledger/heads-file.ts';
import { publicKeyOf, publicKeyText } from '#lib/ledger/keys.ts';
import { readLines } from '#lib/ledger/lines.ts';
import type { SignedHead } from '#lib/ledger/signed-head.ts';
import { verifyExport } from '#lib/ledger/verify.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';
import { outliveReader } from './start/output.mjs';

const usage = `npm run verify-ledger -- [FILE] [--key FILE] [--heads FILE] [--export FILE]
  FILE           an export of the ledger, verified without the database
                 without FILE, the ledger in the database is verified: the chain, each row's columns against its
                 entry, and the stored decisions, commands and policies against the entries, in both directions
  --key FILE     the public key you hold (64 hex digits); without it, an export's own key is used
  --heads FILE   the signed heads you hold
  --export FILE  writes an export of the verified database, and its signed head to the heads file
`;

outliveReader();
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function run(): Promise<0 | 1> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      key: { type: 'string' },
      heads: { type: 'string' },
      export: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help === true || positionals.length > 1 || (positionals.length === 1 && values.export !== undefined)) {
    process.stdout.write(usage);
    return values.help === true ? 0 : 1;
  }
  const publicKey = values.key === undefined ? undefined : publicKeyOf((await readFile(values.key, 'utf8')).trim());
  const [file] = positionals;
  if (file !== undefined) return verifyFile(file, publicKey, await headsIn(values.heads));
  return verifyDatabase(publicKey, values.heads, values.export);
}

async function verifyFile(file: string, publicKey: KeyObject | undefined, heads: SignedHead[]): Promise<0 | 1> {
  // Opened first: a missing file is an error, not a verdict on the ledger.
  const opened = await open(file);
  const verified = await verifyExport(readLines(opened.createReadStream()), { publicKey, heads });
  if (!verified.ok) return tellFault(verified);
  const { rows, from, head } = verified;
  tell(`${rows} rows verified (${from} to ${head.seq}), signed at ${head.at} with key ${head.keyId}.`);
  const key = publicKey ? 'the key you gave' : `the key in the file (${verified.publicKey}): compare it with yours`;
  tell(`Verified with ${key}.`);
  tellHeads(heads, 'Without --heads, an older whole export can’t be told from the newest.');
  tell('Not in an export, so verified only at the database: that its decisions, commands and policies say the same.');
  return 0;
}

/** Loads the database and the environment only here: verifying a file needs neither. */
async function verifyDatabase(
  givenKey: KeyObject | undefined,
  givenHeads: string | undefined,
  exportTo: string | undefined,
): Promise<0 | 1> {
  const { env } = await import('#lib/env.ts');
  const { verifyLedger } = await import('#lib/data/ledger/verify.ts');
  const { wholeLedger } = await import('#lib/data/ledger/export.ts');
  const { closeDatabase } = await import('#lib/data/database.ts');
  const { LEDGER_KEY: privateKey, LEDGER_HEADS_FILE: headsFile } = env();
  const publicKey = givenKey ?? publicKeyOf(publicKeyText(privateKey));
  const heads = await headsIn(givenHeads ?? (existsSync(headsFile) ? headsFile : undefined));
  try {
    const verified = await verifyLedger({ publicKey, heads });
    if (!verified.ok) return tellFault(verified);
    tell(`${verified.rows} rows verified in the database; the last has the hash ${verified.tip.hash}.`);
    const { decisions, commands, policies, resolutions, faces } = verified.records;
    tell(`What is stored says the same: ${decisions} decisions, ${commands} commands, ${policies} policies,`);
    tell(`${resolutions} statements on hits and ${faces} on faces, and how images are turned and marked.`);
    tellHeads(heads, 'No head is signed yet: a cut tail would not be noticed.');
    if (exportTo === undefined) return 0;
    await writeExport(exportTo, await wholeLedger({ kind: 'system', id: `terminal:${userInfo().username}` }));
    tell(`Its signed head is in ${headsFile}; the public key to verify it with is ${publicKeyText(privateKey)}.`);
    return 0;
  } finally {
    await closeDatabase();
  }
}

/** Writes a temporary file, syncs it and renames it, so that an unfinished export leaves nothing. */
async function writeExport(path: string, lines: AsyncIterable<string>): Promise<void> {
  const unfinished = `${path}.part`;
  const file = await open(unfinished, 'w', 0o600);
  try {
    for await (const line of lines) await file.write(line);
    await file.sync();
  } catch (error) {
    await rm(unfinished);
    throw error;
  } finally {
    await file.close();
  }
  await rename(unfinished, path);
  tell(`Exported to ${path}.`);
}

async function headsIn(path: string | undefined): Promise<SignedHead[]> {
  if (path === undefined) return [];
  const { heads, unreadable } = await readHeads(path);
  for (const line of unreadable) tell(`${path}: line ${line} holds no signed head (torn by a power cut, or changed).`);
  return heads;
}

function tellFault({ seq, reason }: LedgerFault): 1 {
  tell(`${placeWords(seq)}: ${reason}.`);
  tell('The ledger is NOT whole.');
  return 1;
}

function placeWords(place: LedgerFault['seq']): string {
  if (typeof place === 'number') return `Row ${place}`;
  return typeof place === 'string' ? `The ${place}` : `The ${place.table} ${place.id}`;
}

function tellHeads({ length }: SignedHead[], none: string): void {
  tell(length === 0 ? none : `Signed heads that agree: ${length}.`);
}

function tell(sentence: string): void {
  process.stdout.write(`${sentence}\n`);
}
