import 'server-only';
import { sortOf } from '#lib/review/case/filter/sort.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { select } from '../database.ts';
import { Prisma } from '../generated/client.ts';

/** A provider's name on the screen. */
export type LabelOf = (provider: string) => string;

/** The ids of the connections or members of an order, by their names; null in any other order. */
export type Entries = readonly string[] | null;

/**
 * The connections in the order of their providers' names, then of their own, or all members in that of theirs; always
 * from A to Z. Removed and disabled ones have cases too. There are few of both, so all are read for each page.
 */
export async function entriesOf(filter: QueueFilter, labelOf: LabelOf): Promise<Entries> {
  if (filter.figure) return null;
  const { by } = sortOf(filter);
  if (by === 'provider') {
    const rows = await select<{ id: string; provider: string; label: string }>(
      Prisma.sql`SELECT id, provider, label FROM connection`,
      'connections of an order',
    );
    return inOrder(rows.map(({ id, provider, label }) => [labelOf(provider), label, id]));
  }
  if (by !== 'assignee') return null;
  const rows = await select<{ id: string; name: string }>(
    Prisma.sql`SELECT id, name FROM member`,
    'members of an order',
  );
  return inOrder(rows.map(({ id, name }) => [name, id]));
}

/** The last text of each, which is its id and decides between those of one name. */
function inOrder(texts: string[][]): string[] {
  return texts.sort(compare).map((one) => one.at(-1) ?? '');
}

function compare(one: string[], other: string[]): number {
  const at = one.findIndex((text, nth) => text.localeCompare(other[nth] ?? '', 'en') !== 0);
  return at === -1 ? 0 : (one[at] ?? '').localeCompare(other[at] ?? '', 'en');
}
