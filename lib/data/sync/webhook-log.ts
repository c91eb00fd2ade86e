import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { RejectionLine, WebhookLog } from '#lib/review/connections/webhook-log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';

const pageSize = 50;

/** Reasons times the days for which they are kept. */
const mostRefusals = 300;

/**
 * What came in from a vendor, the newest first, and how much was not believed.
 * @throws Refusal `not_allowed`; `invalid` for a cursor that is none of ours
 */
export async function webhookLog(actor: Actor, connectionId: string, cursor: string | null): Promise<WebhookLog> {
  mustBeAble(actor, 'see-connection-log');
  const after = cursor === null ? null : placeOf(cursor);
  const rows = await db().webhookEvent.findMany({
    where: {
      connectionId,
      ...(after ? { OR: [{ lastAt: { lt: after.lastAt } }, { lastAt: after.lastAt, id: { lt: after.id } }] } : {}),
    },
    orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
    take: pageSize + 1,
    select: { id: true, type: true, isPing: true, externalIds: true, times: true, receivedAt: true, lastAt: true },
  });
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    events: shown.map(({ externalIds, receivedAt, lastAt, ...line }) => ({
      ...line,
      people: externalIds.length,
      receivedAt: receivedAt.toISOString(),
      lastAt: lastAt.toISOString(),
    })),
    rejections: after ? [] : await rejectionLines(connectionId),
    next: last ? `${last.lastAt.toISOString()}_${last.id}` : null,
  };
}

async function rejectionLines(connectionId: string): Promise<RejectionLine[]> {
  const rows = await db().webhookRefusal.findMany({
    where: { connectionId },
    orderBy: [{ day: 'desc' }, { reason: 'asc' }],
    take: mostRefusals,
    select: { day: true, reason: true, count: true, lastAt: true },
  });
  return rows.map(({ day, lastAt, ...line }) => ({
    ...line,
    day: day.toISOString().slice(0, 10),
    lastAt: lastAt.toISOString(),
  }));
}

function placeOf(cursor: string): { lastAt: Date; id: string } {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const lastAt = new Date(at);
  if (id === '' || Number.isNaN(lastAt.getTime())) throw new Refusal('invalid', 'This page of the log can’t be found.');
  return { lastAt, id };
}
