import { z } from 'zod';
import { isAbsent, ProviderError } from '../provider-error.ts';
import { latest, readTime } from '../reading/time.ts';
import type { B2CoreApi } from './api.ts';
import { b2coreOperations } from './operations.ts';

/** How much of a list is read to learn who changed; when there is more, the vendor has not kept to whom it was asked for. */
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
 * When each of these clients was last granted a level or handed in a document: two lists for a whole page of them, where
 * reading them would take three calls each. A client the lists say nothing of is missing, and has to be read.
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

/** Everybody is granted the first level, so whoever has none was not told of. */
function entryOf(id: string, grants: Change[], documents: Change[]): [id: string, at: string][] {
  const own = (change: Change) => change.clientId === id;
  const at = grants.some(own) ? latest([...grants, ...documents].filter(own).map(changeTime)) : null;
  return at === null ? [] : [[id, at]];
}

/** When something changed last, as an ISO moment; either time may be missing. */
export function changeTime({ createTime, updateTime }: Change): string | null {
  return latest([readTime(createTime), readTime(updateTime)]);
}

type List = (page: { limit: number; offset: number }) => Promise<{ total: number | null; data: Change[] }>;

/** The whole list, or null where the vendor has none, does not take this filter, or does not come to an end. */
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

/** A list that we can't read tells nothing; whoever then reads the people one by one says what is wrong with it. */
async function orUntold<Answer>(answer: Promise<Answer>): Promise<Answer | null> {
  try {
    return await answer;
  } catch (error) {
    if (isAbsent(error) || (error instanceof ProviderError && error.code === 'invalid_response')) return null;
    throw error;
  }
}
