import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';

const MAX_LIMIT = 200;

/** `{ total, data }`; 20 rows by default, at most 200. Only `createTime` can be sorted by. */
export function listing<Row extends { id: number; createTime?: string }>(
  { query }: Call,
  rows: Row[],
  answerFor: (row: Row) => unknown,
): Reply {
  const sortBy = query.get('sort_by');
  const order = query.get('sort_order') ?? 'desc';
  if (sortBy !== null && sortBy !== 'createTime') throw new Problem(400, 'The selected sort_by is invalid.');
  if (order !== 'asc' && order !== 'desc') throw new Problem(400, 'The selected sort_order is invalid.');
  const sorted =
    order === 'asc' ? [...rows].sort((a, b) => (a.createTime ?? '').localeCompare(b.createTime ?? '')) : rows;
  const offset = countOf(query, 'offset', 0);
  const limit = Math.min(MAX_LIMIT, countOf(query, 'limit', 20));
  return { status: 200, json: { total: rows.length, data: sorted.slice(offset, offset + limit).map(answerFor) } };
}

/** The values of `filter[name]`, separated by commas; `null` when the filter is absent. */
export function filtered({ query }: Call, name: string): string[] | null {
  const text = query.get(`filter[${name}]`);
  return text === null ? null : text.split(',').map((part) => part.trim());
}

function countOf(query: URLSearchParams, name: string, fallback: number): number {
  const value = Number(query.get(name) ?? fallback);
  if (!Number.isInteger(value) || value < 0) throw new Problem(400, `The ${name} must be an integer.`);
  return value;
}
