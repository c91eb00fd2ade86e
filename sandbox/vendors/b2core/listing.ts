import { type Call, Problem, type Reply } from '#sandbox/http/call.ts';

const MOST = 200;

/** `{ total, data }` of what fits, 20 at a time unless `limit` says otherwise; `createTime` is the one thing to sort by. */
export function listing<Row extends { id: number; createTime?: string }>(
  { query }: Call,
  rows: Row[],
  shown: (row: Row) => unknown,
): Reply {
  const sortBy = query.get('sort_by');
  const order = query.get('sort_order') ?? 'desc';
  if (sortBy !== null && sortBy !== 'createTime') throw new Problem(400, 'The selected sort_by is invalid.');
  if (order !== 'asc' && order !== 'desc') throw new Problem(400, 'The selected sort_order is invalid.');
  const sorted =
    order === 'asc' ? [...rows].sort((a, b) => (a.createTime ?? '').localeCompare(b.createTime ?? '')) : rows;
  const offset = countOf(query, 'offset', 0);
  const limit = Math.min(MOST, countOf(query, 'limit', 20));
  return { status: 200, json: { total: rows.length, data: sorted.slice(offset, offset + limit).map(shown) } };
}

/** What a `filter[name]` asks for: any of a comma list, or `null` when it does not ask. */
export function filtered({ query }: Call, name: string): string[] | null {
  const text = query.get(`filter[${name}]`);
  return text === null ? null : text.split(',').map((part) => part.trim());
}

function countOf(query: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(query.get(name) ?? otherwise);
  if (!Number.isInteger(value) || value < 0) throw new Problem(400, `The ${name} must be an integer.`);
  return value;
}
