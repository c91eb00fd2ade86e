import { z } from 'zod';
import type { ApplicantPage, ListedApplicant } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { latest, readTime } from '../reading/time.ts';
import type { B2CoreApi } from './api.ts';
import { changedAt } from './applicant.ts';
import { readAll } from './applicant-read.ts';
import { lastChanges } from './changes.ts';
import { b2coreOperations } from './operations.ts';
import type { Client } from './shapes.ts';

const pageSize = 50;
const overlap = 5;

const Cursor = z.strictObject({ offset: z.number().int().nonnegative(), seen: z.array(z.string()).max(overlap) });
type Cursor = z.output<typeof Cursor>;

/**
 * One page of clients, newest first. Pages are counted, not keyed, so each page begins with the last few clients of the
 * page before: otherwise a client deleted meanwhile would move another to a place already read.
 */
export async function listClients(api: B2CoreApi, text: string | null, limit = pageSize): Promise<ApplicantPage> {
  const cursor = text === null ? { offset: 0, seen: [] } : parsedCursor(text);
  if (api.tokenKind === 'client') return ownPage(api);
  const from = Math.max(0, cursor.offset - cursor.seen.length);
  const size = Math.min(pageSize, Math.max(1, limit)) + cursor.seen.length;
  const page = await api.call(b2coreOperations.listClients, {
    limit: size,
    offset: from,
    sortOrder: 'desc',
    sortBy: 'createTime',
  });
  const already = page.data.findLastIndex(({ id }) => cursor.seen.includes(id));
  if (already === -1 && cursor.seen.length > 0 && from > 0)
    return listClients(api, encoded({ offset: Math.max(0, from - pageSize), seen: [] }), limit);
  const fresh = page.data.slice(already + 1);
  const reached = from + page.data.length;
  const isMore = fresh.length > 0 && (page.total === null ? page.data.length >= size : reached < page.total);
  const seen = page.data
    .slice(page.data.length - Math.min(overlap, Math.floor(page.data.length / 2)))
    .map(({ id }) => id);
  return {
    items: await listedClients(api, fresh),
    next: isMore ? encoded({ offset: reached, seen }) : null,
    unnamed: 0,
    total: page.total,
  };
}

/**
 * The list does not say when a client's levels or documents changed, so their own lists are asked. A client without an
 * answer there has to be read.
 */
async function listedClients(api: B2CoreApi, clients: Client[]): Promise<ListedApplicant[]> {
  const changes = await lastChanges(
    api,
    clients.map(({ id }) => id),
  );
  return clients.map((client) => {
    const change = changes.get(client.id) ?? null;
    return {
      externalId: client.id,
      updatedAt: change === null ? null : latest([change, changedAt(client)]),
      applicant: null,
    };
  });
}

/** A client's token lists that one client, known from the levels granted to it. */
async function ownPage(api: B2CoreApi): Promise<ApplicantPage> {
  const grants = await readAll(api, b2coreOperations.listVerifications, { sortOrder: 'desc', sortBy: 'createTime' });
  const ids = [...new Set(grants.map(({ clientId }) => clientId))];
  const items = ids.map((externalId): ListedApplicant => {
    const times = grants
      .filter(({ clientId }) => clientId === externalId)
      .map(({ createTime }) => readTime(createTime));
    return { externalId, updatedAt: latest(times), applicant: null };
  });
  return { items, next: null, unnamed: 0, total: items.length };
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parsedCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ProviderError('refused', 'b2core applicants: the cursor is not one of ours');
  }
}
