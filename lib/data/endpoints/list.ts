import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { CaseEvent } from '#lib/review/endpoints/event.ts';
import type {
  DisabledBecause,
  EndpointLine,
  MessageLine,
  MessageLog,
  MessageState,
  TryCode,
} from '#lib/review/endpoints/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import type { EndpointMessageModel } from '../generated/models.ts';

const pageSize = 50;

/** The endpoints in use, by name, without their secrets. @throws Refusal `not_allowed` */
export async function endpointList(actor: Actor): Promise<EndpointLine[]> {
  mustBeAble(actor, 'see-connection-log');
  const rows = await db().endpoint.findMany({
    where: { state: { not: 'removed' } },
    orderBy: { name: 'asc' },
    omit: { secret: true, previousSecret: true, formHmac: true },
    include: { _count: { select: { messages: { where: { state: 'waiting' } } } } },
  });
  const now = new Date();
  // These columns are only written from these types.
  return rows.map(({ id, name, url, events, state, previousUntil, _count, ...row }) => ({
    id,
    name,
    url,
    events: events as CaseEvent[],
    isActive: state === 'active',
    disabledBecause: row.disabledBecause as DisabledBecause | null,
    failingSince: row.failingSince?.toISOString() ?? null,
    lastDoneAt: row.lastDoneAt?.toISOString() ?? null,
    waiting: _count.messages,
    previousUntil: previousUntil && previousUntil > now ? previousUntil.toISOString() : null,
  }));
}

/**
 * One page of what endpoints were told, newest first.
 * @throws Refusal `not_allowed`; `invalid` for a cursor that Docket did not write
 */
export async function messageLog(actor: Actor, cursor: string | null): Promise<MessageLog> {
  mustBeAble(actor, 'see-connection-log');
  if (cursor !== null && !/^\d{1,18}$/.test(cursor))
    throw new Refusal('invalid', 'This page of the log can’t be found.');
  const rows = await db().endpointMessage.findMany({
    where: cursor === null ? {} : { nth: { lt: BigInt(cursor) } },
    orderBy: { nth: 'desc' },
    take: pageSize + 1,
    include: {
      endpoint: { select: { name: true, state: true } },
      case: { select: { number: true } },
    },
  });
  const shown = rows.slice(0, pageSize);
  return {
    lines: shown.map(lineOf),
    next: rows.length > pageSize ? String(shown.at(-1)?.nth) : null,
  };
}

type Row = EndpointMessageModel & {
  endpoint: { name: string; state: string };
  case: { number: bigint } | null;
};

function lineOf({ endpoint, case: of, ...row }: Row): MessageLine {
  return {
    id: row.id,
    endpointId: row.endpointId,
    endpointName: endpoint.name,
    isEndpointThere: endpoint.state === 'active',
    event: row.event,
    caseNumber: of && caseNumber(of.number),
    state: row.state as MessageState,
    tries: row.tries,
    createdAt: row.createdAt.toISOString(),
    triedAt: row.triedAt?.toISOString() ?? null,
    nextAt: row.state === 'waiting' && endpoint.state === 'active' ? row.notBefore.toISOString() : null,
    answer: row.tookMs === null ? null : { status: row.status, code: row.code as TryCode | null, tookMs: row.tookMs },
  };
}
