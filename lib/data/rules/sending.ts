import 'server-only';
import { randomUUID } from 'node:crypto';
import { worker } from '#lib/review/actor.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import { nextPublishState, watchDays } from '#lib/review/rules/publish.ts';
import type { RuleValues } from '#lib/review/rules/rule.ts';
import { type DaySample, emptySample, sumOfDays } from '#lib/review/rules/watch.ts';
import { type AcceptedCommand, addCommand } from '../commands/record.ts';
import { db } from '../database.ts';
import { changeIfAny } from '../ledger/ledger.ts';
import {
  aboutConnection,
  lockedRequest,
  lockedWithSubject,
  moveRequest,
  namedRequest,
  targetChanged,
} from './open-request.ts';
import { type RuleSubject, rulesHash } from './subject.ts';
import { newestVersion } from './versions.ts';

/** A confirmed request that is due to be sent, or that is being sent. */
export type DueRequest = RuleSubject & {
  id: string;
  state: 'approved' | 'scheduled' | 'sending';
  values: RuleValues;
  current: RuleValues;
};

/** Connections with a request that is due: to be sent, to be settled, or to expire. */
export async function connectionsWithDueRequests(): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT p.connection_id AS id FROM rule_publish p JOIN connection c ON c.id = p.connection_id
    WHERE (p.state = 'waiting' AND p.expires_at <= clock_timestamp()) OR (c.status = 'active' AND (p.state = 'approved'
      OR (p.state = 'scheduled' AND p.scheduled_for <= clock_timestamp())
      OR (p.state = 'sending' AND NOT EXISTS (
        SELECT FROM command m WHERE m.id = ANY (p.command_ids) AND m.ended_at IS NULL))))
    GROUP BY p.connection_id ORDER BY min(p.requested_at)`;
  return rows.map(({ id }) => id);
}

/** The next due request of a connection, or null. */
export async function dueRequest(connectionId: string): Promise<DueRequest | null> {
  const [row] = await db().$queryRaw<DueRequest[]>`
    SELECT p.id, p.connection_id AS "connectionId", p.kind, p.scope, p.state, p."values", p.current FROM rule_publish p
    WHERE p.connection_id = ${connectionId}::uuid AND (p.state = 'approved'
      OR (p.state = 'scheduled' AND p.scheduled_for <= clock_timestamp())
      OR (p.state = 'sending' AND NOT EXISTS (
        SELECT FROM command m WHERE m.id = ANY (p.command_ids) AND m.ended_at IS NULL)))
    ORDER BY p.requested_at, p.id LIMIT 1`;
  return row ?? null;
}

/** Ends the requests of a connection that no one answered within their time. @returns how many */
export function expireRequests(connectionId: string): Promise<number> {
  return changeIfAny(worker, async (tx, note) => {
    const over = await tx.rulePublish.findMany({
      where: { connectionId, state: 'waiting', expiresAt: { lte: new Date() } },
      select: { id: true },
    });
    for (const { id } of over) {
      const request = await lockedRequest(tx, id);
      if (request.state !== 'waiting') continue;
      await moveRequest(tx, request, { kind: 'expire' });
      note({ kind: 'rules.publish-expired', details: namedRequest(request) }, aboutConnection(request));
    }
    return over.length;
  });
}

/**
 * Orders the commands of a confirmed request, if the vendor's values are still those that two people looked at. If not,
 * nothing is ordered: a scheduled request is suspended, another is void.
 * @param current the vendor's values, read just now; null when the connection is now set up for another scope
 */
export function startSending(
  id: string,
  current: RuleValues | null,
  orders: readonly AcceptedCommand[],
): Promise<'sent' | 'target_changed' | 'not_due'> {
  return changeIfAny(worker, async (tx, note) => {
    const request = await lockedRequest(tx, id);
    const { connectionId, authorId, approverId, allowedBy, scheduledFor } = request;
    const isLater = scheduledFor !== null && scheduledFor > new Date();
    const isAllowed = approverId !== null || allowedBy !== null;
    if (nextPublishState(request.state, { kind: 'send' }) === null || isLater || !isAllowed) return 'not_due';
    if (current === null || rulesHash(current) !== request.currentHash) {
      await targetChanged(tx, note, request);
      return 'target_changed';
    }
    const commandIds = orders.map((order) => order.id);
    await moveRequest(tx, request, { kind: 'send' }, { commandIds });
    for (const order of orders)
      await addCommand(tx, note, worker, { ...order, connectionId, applicantId: null, decision: null });
    const details = { ...namedRequest(request), authorId, approverId, commandIds };
    note({ kind: 'rules.publish-sent', details }, aboutConnection(request));
    return 'sent';
  });
}

/**
 * Ends a request whose commands have all ended. If the vendor showed each as done, the values are a new version, which
 * is watched from now on; the draft that led to it is gone.
 * @param beforeDays the applicants judged until now, by day
 */
export function settleSending(id: string, beforeDays: DaySample[]): Promise<'published' | 'failed' | 'not_yet'> {
  return changeIfAny(worker, async (tx, note) => {
    const request = await lockedWithSubject(tx, id);
    if (request.state !== 'sending') return 'not_yet';
    const rows = await tx.command.findMany({
      where: { id: { in: request.commandIds } },
      select: { state: true, endedAt: true },
    });
    if (rows.some(({ endedAt }) => endedAt === null)) return 'not_yet';
    const isDone = rows.every(({ state }) => (state as CommandState) === 'done');
    const details = namedRequest(request);
    if (!isDone) {
      await moveRequest(tx, request, { kind: 'fail' });
      note({ kind: 'rules.publish-failed', details }, aboutConnection(request));
      return 'failed';
    }
    const publishedAt = new Date();
    await moveRequest(tx, request, { kind: 'confirm' }, { publishedAt });
    const { connectionId, kind, scope, values, draftHash: contentHash } = request;
    const version = ((await newestVersion(request, tx))?.number ?? 0) + 1;
    await tx.ruleVersion.create({
      data: {
        id: randomUUID(),
        ...{ connectionId, kind, scope, values, contentHash },
        number: version,
        source: 'published',
        publishId: id,
        seenAt: publishedAt,
      },
    });
    if (request.rollsBackId === null)
      await tx.ruleDraft.deleteMany({ where: { connectionId, kind, scope, valuesHash: contentHash } });
    const until = new Date(publishedAt.getTime() + watchDays * 24 * 3_600_000);
    await tx.ruleWatch.create({
      data: {
        ...{ publishId: id, connectionId, from: publishedAt, until },
        ...{ before: sumOfDays(beforeDays), beforeDays, after: emptySample },
      },
    });
    note({ kind: 'rules.published', details: { ...details, version } }, aboutConnection(request));
    return 'published';
  });
}
