import { z } from 'zod';
import type { ApplicantPage } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { latest, readTime } from '../reading/time.ts';
import { amount } from '../reading/word.ts';
import type { VultApi } from './api.ts';
import { sessionOperations } from './operations/sessions.ts';
import type { IdvSession } from './shapes.ts';

const pageSize = 50;
const overlap = 5;

const Cursor = z.strictObject({ skip: z.number().int().nonnegative(), seen: z.array(z.string()).max(overlap) });
type Cursor = z.output<typeof Cursor>;

/**
 * One page of sessions, in the vendor's order. Pages are counted, not keyed, so a session deleted meanwhile would move
 * a later one to a place already read: each page begins with the last few sessions of the page before, and goes back
 * where they are gone.
 */
export async function listSessions(api: VultApi, text: string | null, limit = pageSize): Promise<ApplicantPage> {
  const cursor = text === null ? { skip: 0, seen: [] } : parsedCursor(text);
  const from = Math.max(0, cursor.skip - cursor.seen.length);
  const take = Math.min(pageSize, Math.max(1, limit) + cursor.seen.length);
  const answer = await api.call(sessionOperations.list, { take, skip: from });
  const already = answer.sessions.findLastIndex(({ session_id }) => cursor.seen.includes(session_id));
  if (already === -1 && cursor.seen.length > 0 && from > 0) {
    return listSessions(api, encoded({ skip: Math.max(0, from - pageSize), seen: [] }), limit);
  }
  const reached = from + answer.sessions.length;
  const total = totalOf(answer.meta_counts);
  const fresh = answer.sessions.slice(already + 1);
  // Without a total, a full page means that more may follow. A page without new sessions ends the list, because a
  // vendor that ignores `skip` would repeat it for ever.
  const isMore =
    fresh.length > 0 &&
    (total !== null && total > answer.sessions.length ? reached < total : answer.sessions.length >= take);
  const kept = Math.min(overlap, Math.floor(answer.sessions.length / 2));
  const seen = answer.sessions.slice(answer.sessions.length - kept).map((session) => session.session_id);
  return { items: fresh.map(listed), next: isMore ? encoded({ skip: reached, seen }) : null, unnamed: 0, total };
}

/** The total of a list, under any of its likely names; null where there is none. */
export function totalOf(counts: Record<string, unknown> | null | undefined): number | null {
  return amount(counts?.total ?? counts?.count ?? counts?.total_count);
}

/** When the session last changed: the latest of its times. */
export function changedAt(session: IdvSession): string | null {
  return latest(Object.entries(session).map(([name, value]) => (name.endsWith('_at') ? readTime(value) : null)));
}

function listed(session: IdvSession) {
  return { externalId: session.session_id, updatedAt: changedAt(session), applicant: null };
}

function encoded(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

function parsedCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    throw new ProviderError('refused', 'vult applicants: the cursor is not one of ours');
  }
}
