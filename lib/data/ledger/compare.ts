import 'server-only';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { uuid } from '#lib/review/values/uuid.ts';
import { sha256 } from '../hash.ts';
import { SealBroken } from '../seal.ts';

/** Describes the first pair that is not equal (as JSON); null when all are. */
export function firstDifference(pairs: readonly [what: string, logged: unknown, stored: unknown][]): string | null {
  for (const [what, logged, stored] of pairs) {
    const [left, right] = [logged, stored].map((value) => canonicalJson(value ?? null));
    if (left !== right) return `${what} ${shown(right)} in the database, ${shown(left)} in the entry`;
  }
  return null;
}

/** True for a lower-case UUID. PostgreSQL throws when anything else is compared with a uuid column. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

/** Reads rows in pages by id, so that only one page is in memory. */
export async function* pagesOf<Row extends { id: string }>(
  read: (after: string) => Promise<Row[]>,
): AsyncGenerator<Row[]> {
  let after = '00000000-0000-0000-0000-000000000000';
  for (let rows = await read(after); rows.length > 0; rows = await read(after)) {
    yield rows;
    after = rows.at(-1)?.id ?? after;
  }
}

/** The query of one page of 1,000 rows, for {@link pagesOf}. */
export function byId(after: string) {
  return { where: { id: { gt: after } }, orderBy: { id: 'asc' as const }, take: 1_000 };
}

/**
 * Compares a note with its hash in the ledger.
 * @param unseal null when the note can't be unsealed any more because its applicant was erased: no fault
 */
export function noteFault(
  what: 'command' | 'decision' | 'staged decision' | 'move' | 'resolution',
  logged: string | null,
  note: string | null,
  unseal: ((note: string) => string) | null,
  part: 'note' | 'message' = 'note',
): string | null {
  if ((logged === null) !== (note === null)) return `its ${what} has ${note === null ? 'no' : 'a'} ${part}`;
  if (note === null || unseal === null) return null;
  try {
    return sha256(unseal(note)) === logged ? null : `its ${what} has another ${part}`;
  } catch (error) {
    if (error instanceof SealBroken) return `the ${part} of its ${what} can’t be unsealed`;
    throw error;
  }
}

function shown(text = ''): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
