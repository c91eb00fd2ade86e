import { z } from 'zod';
import type { QueueFilter } from '../case/queue.ts';
import { filterOf, queueQuery } from '../case/queue-address.ts';

export const viewNameMaxCharacters = 40;

/** The most views of one member. */
export const mostViews = 30;

/** A count of a view looks at no more cases than this; above it, it is "1,000+". */
export const mostInView = 1_000;

/** An address as a browser sends it. A filter within the limits of the queue's address is shorter than this. */
export const ViewAddress = z
  .string()
  .max(4_000)
  .regex(/^[!-~]*$/);

/** A saved filter of the queue, as a member sees it in the list of views. */
export type SavedView = {
  id: string;
  name: string;
  /** The parameters of its address, without a question mark. */
  query: string;
  isShared: boolean;
  /** The name of the colleague who shares it; null for one's own. */
  sharedBy: string | null;
  mayChange: boolean;
  version: number;
  count: ViewCount;
};

/** How many cases a view has, and as of when. `isMost`: there are more than are counted. */
export type ViewCount = { cases: number; isMost: boolean; at: string };

/**
 * The name of a view as it is stored: single spaces. Others may see it, so it is no place for an email or a number of a
 * document.
 */
export const ViewName = z
  .string()
  .max(viewNameMaxCharacters * 4)
  .transform((text) => text.normalize('NFC').trim().replace(/\s+/g, ' '))
  .refine((text) => text !== '', 'Name the view.')
  .refine(
    (text) => [...text].length <= viewNameMaxCharacters,
    `A name has at most ${viewNameMaxCharacters} characters.`,
  )
  .refine(
    (text) => /^[\p{L}\p{M}\p{N} ,.:/&+()<>–-]*$/u.test(text),
    'A name has letters, digits and , . : / & + ( ) - only.',
  )
  .refine((text) => !/\d{5}/.test(text), 'Colleagues may see the name. It may not hold a long number.');

/**
 * What a view keeps of a filter: its address without the searched text, which may be a person's name, without the page,
 * and without a number of the metrics. Values that make no sense are dropped.
 */
export function viewQuery(filter: QueueFilter): string {
  return queueQuery({ ...filter, text: '', cursor: null, figure: null });
}

/** {@link viewQuery} of an address that a browser sends. */
export function viewQueryOf(address: string): string {
  return viewQuery(filterOf(new URLSearchParams(address)));
}
