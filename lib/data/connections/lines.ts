import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { PausedBecause } from '#lib/review/audit/audit.ts';
import { connectionState } from '#lib/review/connections/state.ts';
import type { ConnectionDetail, ConnectionLine } from '#lib/review/connections/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db } from '../database.ts';
import { pullProgress } from '../sync/progress.ts';

/** The screen lists at most this many connections. */
const mostConnections = 500;

/**
 * State and figures of every connection, for admins and auditors.
 * @param labelOf gives a provider's name, since lib/data does not know the registry
 * @throws Refusal `not_allowed`
 */
export async function connectionLines(actor: Actor, labelOf: (provider: string) => string): Promise<ConnectionLine[]> {
  mustBeAble(actor, 'see-connection-log');
  const [rows, figures] = await Promise.all([
    db().connection.findMany({
      where: { status: { not: 'removed' } },
      orderBy: [{ provider: 'asc' }, { label: 'asc' }, { id: 'asc' }],
      take: mostConnections,
      select: { id: true, provider: true, label: true, mode: true, pausedBecause: true, pull: true, gate: gateShown },
    }),
    figuresById(),
  ]);
  return rows.map(({ pull, gate, pausedBecause, ...row }) => {
    const { lastCode = null, ...counted } = figures.get(row.id) ?? {};
    const progress = { ...pullProgress(pull), round: pull?.round ?? 0 };
    const lastAnswerAt = gate?.lastAnswerAt?.toISOString() ?? null;
    const downSince = gate?.openedAt?.toISOString() ?? null;
    const known = {
      pausedBecause: pausedBecause as PausedBecause | null,
      lastCode,
      lastAnswerAt,
      downSince,
      pull: progress,
    };
    return {
      ...row,
      mode: row.mode === 'live' ? 'live' : 'test',
      providerLabel: labelOf(row.provider),
      state: connectionState(known),
      pull: progress,
      lastAnswerAt,
      refetches: { waiting: counted.refetches ?? 0, oldestDueAt: counted.oldestDueAt?.toISOString() ?? null },
      calls: { all: counted.calls ?? 0, failed: counted.failures ?? 0 },
      restsUntil: gate?.pausedUntil && gate.pausedUntil > new Date() ? gate.pausedUntil.toISOString() : null,
      webhooks: { accepted: counted.accepted ?? 0, rejected: counted.refused ?? 0 },
      deadLetters: counted.deadLetters ?? 0,
      commands: counted.commands ?? 0,
    };
  });
}

/**
 * One connection's own figures, for its page.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function connectionDetail(actor: Actor, id: string): Promise<ConnectionDetail> {
  mustBeAble(actor, 'see-connection-log');
  const row = await db().connection.findUnique({
    where: { id },
    select: {
      createdAt: true,
      status: true,
      acceptsErasure: true,
      roundEveryMinutes: true,
      callsPerSecond: true,
      previousUntil: true,
    },
  });
  if (!row) throw new Refusal('not_found', 'There is no such connection.');
  const { createdAt, status, previousUntil, ...rest } = row;
  const isStillAccepted = previousUntil !== null && previousUntil > new Date();
  return {
    ...rest,
    addedAt: createdAt.toISOString(),
    isRemoved: status === 'removed',
    previousUntil: isStillAccepted ? previousUntil.toISOString() : null,
  };
}

const gateShown = { select: { lastAnswerAt: true, openedAt: true, pausedUntil: true } } as const;

type Figures = {
  id: string;
  lastCode: string | null;
  calls: number;
  failures: number;
  refetches: number;
  oldestDueAt: Date | null;
  deadLetters: number;
  accepted: number;
  refused: number;
  commands: number;
};

/** One query, each count by its own index: the screen reads this every few seconds. */
async function figuresById(): Promise<Map<string, Partial<Figures>>> {
  const rows = await db().$queryRaw<Figures[]>`
    SELECT c.id, calls.*, refetches.*, events.accepted, refusals.refused, waiting.commands,
      (SELECT last_code FROM call_tally WHERE connection_id = c.id ORDER BY minute DESC LIMIT 1) AS "lastCode"
    FROM connection c,
      LATERAL (SELECT coalesce(sum(calls), 0)::int AS calls, coalesce(sum(failures), 0)::int AS failures
        FROM call_tally WHERE connection_id = c.id AND minute > now() - interval '1 hour') calls,
      LATERAL (SELECT count(*) FILTER (WHERE state = 'pending')::int AS refetches,
        min(due_at) FILTER (WHERE state = 'pending' AND due_at < now()) AS "oldestDueAt",
        count(*) FILTER (WHERE state = 'dead')::int AS "deadLetters"
        FROM refetch WHERE connection_id = c.id) refetches,
      LATERAL (SELECT count(*)::int AS accepted FROM webhook_event
        WHERE connection_id = c.id
          AND last_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC') events,
      LATERAL (SELECT coalesce(sum(count), 0)::int AS refused FROM webhook_refusal
        WHERE connection_id = c.id AND day = (now() AT TIME ZONE 'UTC')::date) refusals,
      LATERAL (SELECT count(*)::int AS commands FROM command
        WHERE connection_id = c.id AND state IN ('refused', 'conflict', 'needs_person')) waiting
    WHERE c.status <> 'removed'`;
  return new Map(rows.map((row) => [row.id, row]));
}
