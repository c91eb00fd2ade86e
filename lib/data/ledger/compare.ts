import 'server-only';
import { createHash } from 'node:crypto';
import { canonicalJson } from '#lib/ledger/entry.ts';

/** Describes the first pair that is not equal (as JSON); null when all are. */
export function firstDifference(pairs: readonly [what: string, logged: unknown, stored: unknown][]): string | null {
  for (const [what, logged, stored] of pairs) {
    const [left, right] = [logged, stored].map((value) => canonicalJson(value ?? null));
    if (left !== right) return `${what} ${shown(right)} in the database, ${shown(left)} in the entry`;
  }
  return null;
}

/** SHA-256 of a text, in hex. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** True for a lower-case UUID. PostgreSQL throws when anything else is compared with a uuid column. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
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

function shown(text = ''): string {
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
