import { z } from 'zod';
import { unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { ProviderAnswer } from '../http/request.ts';
import type { ApplicantPage, ListedApplicant } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { readTime } from '../reading/time.ts';
import { amount, record, word } from '../reading/word.ts';
import type { OndatoApi } from './api.ts';
import { ondatoOperations } from './operations.ts';
import { Identification } from './shapes.ts';
import { statusOf } from './status.ts';

const pageSize = 50;
const overlap = 5;
const operation = ondatoOperations.listIdentifications;

/**
 * `first` is the first id of the page before. A later page that begins with the same id comes from a vendor that
 * ignores `offset`.
 */
const Cursor = z.strictObject({
  skip: z.number().int().nonnegative(),
  seen: z.array(z.string()).max(overlap),
  first: z.string().nullable(),
  until: z.string().nullable(),
});
type Cursor = z.output<typeof Cursor>;

/**
 * One page of identifications. How the vendor pages is not documented: pages are asked for by `limit` and `offset`, and
 * each begins with the last few of the page before, so that none is missed between two. Where `offset` has no effect,
 * the next page is what was created up to the oldest of this one.
 */
export async function listIdentifications(
  api: OndatoApi,
  text: string | null,
  limit = pageSize,
): Promise<ApplicantPage> {
  const cursor: Cursor = text === null ? { skip: 0, seen: [], first: null, until: null } : parsedCursor(text);
  const from = Math.max(0, cursor.skip - cursor.seen.length);
  const take = Math.min(pageSize, Math.max(1, limit) + cursor.seen.length);
  const { items, total } = listed(
    await api.send(operation, { to: cursor.until ?? undefined, limit: take, offset: from }),
  );
  const ids = items.map((item) => word(record(item).id) ?? '');
  const first = ids[0] || null;
  if (from > 0 && first !== null && first === cursor.first) return { ...page([], total), next: earlier(items, cursor) };
  const already = ids.findLastIndex((id) => cursor.seen.includes(id));
  if (already === -1 && cursor.seen.length > 0 && from > 0) {
    return listIdentifications(
      api,
      encoded({ ...cursor, skip: Math.max(0, from - pageSize), seen: [], first: null }),
      limit,
    );
  }
  const reached = from + items.length;
  const fresh = items.slice(already + 1);
  const isMore = fresh.length > 0 && (total !== null && total > items.length ? reached < total : items.length >= take);
  const seen = ids.slice(ids.length - Math.min(overlap, Math.floor(ids.length / 2))).filter((id) => id !== '');
  return { ...page(fresh, total), next: isMore ? encoded({ ...cursor, skip: reached, seen, first }) : null };
}

/** The list with its total: items under any of their likely names, the total from a header or the body. */
export function listed(answer: ProviderAnswer): { items: unknown[]; total: number | null } {
  const value = jsonOf(operation.name, answer);
  const body = record(value);
  const items = [value, ...['items', 'data', 'results', 'identifications', 'records'].map((name) => body[name])].find(
    Array.isArray,
  );
  if (items === undefined) throw unusable({ operation: operation.name }, 'the answer does not have the form we know');
  const header = Object.entries(answer.headers).find(([name]) => /^(x-)?(return-)?total(-?count)?$/i.test(name))?.[1];
  return { items, total: amount(header) ?? amount(body.total ?? body.totalCount ?? body.count) };
}

function page(items: unknown[], total: number | null): Omit<ApplicantPage, 'next'> {
  const named = new Map(items.flatMap(nameOf).map((each) => [each.externalId, each]));
  return { items: [...named.values()], unnamed: items.filter((item) => nameOf(item).length === 0).length, total };
}

/**
 * By the session's id where the list has it, as everywhere else. Only `modifiedUtc` is the time of a change; the other
 * times belong to the applicant. The status is included, so that it can be compared with ours.
 */
function nameOf(item: unknown): ListedApplicant[] {
  const { id, identityVerificationId, modifiedUtc } = record(item);
  const externalId = word(identityVerificationId) ?? word(id);
  if (externalId === null) return [];
  return [{ externalId, updatedAt: readTime(modifiedUtc), applicant: null, ...verdictOf(item) }];
}

/** Without a verdict, the progress depends on the session, which is not in the list. */
function verdictOf(item: unknown): Pick<ListedApplicant, 'status'> {
  const identification = Identification.safeParse(item).data;
  const status = identification === undefined ? 'unknown' : statusOf({ verification: null, identification });
  return status === 'unknown' || status === 'in_progress' ? {} : { status };
}

/** The next page back in time; null where none is earlier. */
function earlier(items: unknown[], { until }: Cursor): string | null {
  const oldest = items
    .map((item) => readTime(record(item).createdUtc))
    .reduce((least, each) => (each !== null && (least === null || each < least) ? each : least), null);
  if (oldest === null || (until !== null && oldest >= until)) return null;
  return encoded({ skip: 0, seen: [], first: null, until: oldest });
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parsedCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ProviderError('refused', 'ondato applicants: the cursor is not one of ours');
  }
}
