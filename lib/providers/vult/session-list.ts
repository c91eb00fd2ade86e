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
 * One page of sessions, in the vendor's order. Pages are counted, not keyed, so a session deleted meanwhile would pull a later
 * one into a place already read: each page therefore begins with the last few of the page before, and goes back if they are gone.
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
  // Where no total is told, a full page says that there may be more. A page with nobody new ends the list, or a vendor that
  // ignores `skip` would keep us here for ever.
  const isMore =
    fresh.length > 0 &&
    (total !== null && total > answer.sessions.length ? reached < total : answer.sessions.length >= take);
  const kept = Math.min(overlap, Math.floor(answer.sessions.length / 2));
  const seen = answer.sessions.slice(answer.sessions.length - kept).map((session) => session.session_id);
  return { items: fresh.map(listed), next: isMore ? encoded({ skip: reached, seen }) : null, unnamed: 0, total };
}

/** How many the vendor says there are, under any of the names it may use. */
export function totalOf(counts: Record<string, unknown> | null | undefined): number | null {
  return amount(counts?.total ?? counts?.count ?? counts?.total_count);
}

/** When the session last changed: the latest moment it names. */
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
