import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { RejectionLine, WebhookLog } from '#lib/review/connections/webhook-log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';

const pageSize = 50;

/** At most this many lines of rejections: the reasons times the days they are kept. */
const mostRejections = 300;

/**
 * One page of a connection's webhook events, newest first; the first page also has the counted rejections.
 * @throws Refusal `not_allowed`; `invalid` for a cursor that Docket did not write
 */
export async function webhookLog(actor: Actor, connectionId: string, cursor: string | null): Promise<WebhookLog> {
  mustBeAble(actor, 'see-connection-log');
  const after = cursor === null ? null : positionOf(cursor);
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
    take: mostRejections,
    select: { day: true, reason: true, count: true, lastAt: true },
  });
  return rows.map(({ day, lastAt, ...line }) => ({
    ...line,
    day: day.toISOString().slice(0, 10),
    lastAt: lastAt.toISOString(),
  }));
}

function positionOf(cursor: string): { lastAt: Date; id: string } {
  const [, at = '', id = ''] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f-]{36})$/.exec(cursor) ?? [];
  const lastAt = new Date(at);
  if (id === '' || Number.isNaN(lastAt.getTime())) throw new Refusal('invalid', 'This page of the log can’t be found.');
  return { lastAt, id };
}
