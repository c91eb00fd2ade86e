import { z } from 'zod';
import { isAbsent, ProviderError } from '../provider-error.ts';
import { latest, readTime } from '../reading/time.ts';
import type { B2CoreApi } from './api.ts';
import { b2coreOperations } from './operations.ts';

/** How many rows are read to learn which clients changed. If there are more, the vendor ignored the filter. */
const pageSize = 200;
const mostPages = 5;

const input = z.strictObject({
  filter: z.strictObject({ clientId: z.array(z.string()) }),
  limit: z.number(),
  offset: z.number(),
  sortOrder: z.literal('desc').optional(),
  sortBy: z.literal('createTime').optional(),
});
const grantsOfMany = { ...b2coreOperations.listVerifications, input };
const documentsOfMany = { ...b2coreOperations.listDocuments, input };

type Change = { clientId?: string | null; createTime?: unknown; updateTime?: unknown };

/**
 * The latest change of each of these clients, by the levels granted and the documents handed in: two lists for a whole
 * page of clients, where reading each would take three calls. A client that the lists do not mention is missing from
 * the result and has to be read.
 * @throws ProviderError
 */
export async function lastChanges(api: B2CoreApi, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const filter = { clientId: [...ids] };
  const [grants, documents] = await Promise.all([
    whole((page) => api.call(grantsOfMany, { filter, ...page, sortOrder: 'desc', sortBy: 'createTime' })),
    whole((page) => api.call(documentsOfMany, { filter, ...page })),
  ]);
  if (grants === null || documents === null) return new Map();
  return new Map(ids.flatMap((id) => entryOf(id, grants, documents)));
}

/** Every client is granted a first level, so the lists are incomplete for a client without one. */
function entryOf(id: string, grants: Change[], documents: Change[]): [id: string, at: string][] {
  const own = (change: Change) => change.clientId === id;
  const at = grants.some(own) ? latest([...grants, ...documents].filter(own).map(changeTime)) : null;
  return at === null ? [] : [[id, at]];
}

/** When a row last changed, as ISO 8601 in UTC; either time may be missing. */
export function changeTime({ createTime, updateTime }: Change): string | null {
  return latest([readTime(createTime), readTime(updateTime)]);
}

type List = (page: { limit: number; offset: number }) => Promise<{ total: number | null; data: Change[] }>;

/** The whole list; null where the vendor has none, does not know this filter, or the list does not end. */
async function whole(list: List): Promise<Change[] | null> {
  const rows: Change[] = [];
  for (let page = 0; page < mostPages; page++) {
    const answer = await orUntold(list({ limit: pageSize, offset: rows.length }));
    if (answer === null) return null;
    rows.push(...answer.data);
    const isMore = answer.total === null ? answer.data.length >= pageSize : rows.length < answer.total;
    if (!isMore || answer.data.length === 0) return rows;
  }
  return null;
}

/** An unreadable list says nothing about changes; reading the clients one by one then reports what is wrong. */
async function orUntold<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error) || (error instanceof ProviderError && error.code === 'invalid_response')) return null;
    throw error;
  }
}
