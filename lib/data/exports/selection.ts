import 'server-only';
import { z } from 'zod';
import { env } from '#lib/env.ts';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { filterOf, rowsQuery } from '#lib/review/case/queue-address.ts';
import { ExportSelection } from '#lib/review/exports/input.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';

/** What a file is of, as it is read: the filter whose order it has, and the cases where they were selected by row. */
export type Exported = { filter: QueueFilter; only: string[] | null };

/** The selection as it is read: without a page, and without a number of the metrics. */
export function exportedBy(selection: ExportSelection): Exported {
  if ('caseIds' in selection)
    return { filter: filterOf(new URLSearchParams('sort=opened')), only: [...new Set(selection.caseIds)] };
  const filter = filterOf(new URLSearchParams(selection.query));
  return { filter: { ...filter, cursor: null, figure: null }, only: null };
}

/** The parameters of its filter. */
export function queryOf({ filter, only }: Exported): string | null {
  return only === null ? rowsQuery(filter) : null;
}

/** A text that is searched for may be a person's name: what a file is of is sealed. */
export function sealedSelection(id: string, selection: ExportSelection): string {
  return sealText(JSON.stringify(selection), keyEncryptionKey(), place(id));
}

/** @throws SealBroken */
export function openedSelection(id: string, sealed: string): Exported {
  const text = unsealText(sealed, env().DATA_KEYS, place(id));
  return exportedBy(z.parse(ExportSelection, JSON.parse(text)));
}

function place(row: string) {
  return { table: 'queue_export', column: 'selection', row };
}
