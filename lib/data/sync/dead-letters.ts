import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { RefetchBacklog, ReplayPreview } from '#lib/review/connections/webhook-log.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { changedParts, unsealRecord } from '../applicants/content.ts';
import { isOlder } from '../applicants/save.ts';
import { db } from '../database.ts';
import { change } from '../ledger/ledger.ts';
import { externalIdHmac } from './refetch-lease.ts';

/** The screen lists at most this many dead letters. */
const mostShown = 100;

/** A dead letter as a person saw it. `times` grows with each order, so a newer one is noticed. */
export type DeadLetter = { connectionId: string; externalId: string; times: number };

/**
 * The dead letters of a connection, the latest first, at most 100, and how many refetches wait.
 * @throws Refusal `not_allowed`
 */
export async function deadLetters(actor: Actor, connectionId: string): Promise<RefetchBacklog> {
  mustBeAble(actor, 'see-connection-log');
  const [rows, dead, pending] = await Promise.all([
    db().refetch.findMany({
      where: { connectionId, state: 'dead' },
      orderBy: [{ lastAt: 'desc' }, { externalId: 'asc' }],
      take: mostShown,
      select: { externalId: true, because: true, code: true, problem: true, tries: true, firstAt: true, lastAt: true },
    }),
    db().refetch.count({ where: { connectionId, state: 'dead' } }),
    db().refetch.aggregate({ where: { connectionId, state: 'pending' }, _count: true, _min: { firstAt: true } }),
  ]);
  return {
    items: rows.map((row) => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString() })),
    dead,
    waiting: pending._count,
    waitingSince: pending._min.firstAt?.toISOString() ?? null,
  };
}

/** One dead letter. @throws Refusal `not_allowed`; `not_found` when there is none (any more) for this id */
export async function deadLetter(actor: Actor, connectionId: string, externalId: string): Promise<DeadLetter> {
  mustBeAble(actor, 'keep-connections');
  const row = await db().refetch.findFirst({
    where: { connectionId, externalId, state: 'dead' },
    select: { times: true },
  });
  if (!row) throw noDeadLetter();
  return { connectionId, externalId, times: row.times };
}

type Answer = { applicant: Applicant; fetchedAt: Date };

/** What an answer of the vendor would change in the saved applicant: names of parts, no values. Writes nothing. */
export async function previewReplay({ connectionId, externalId }: DeadLetter, answer: Answer): Promise<ReplayPreview> {
  const { applicant } = answer;
  const known = await db().applicant.findFirst({ where: { connectionId, externalId }, omit: { raw: true } });
  const before = known ? unsealRecord(known) : null;
  const changed = before ? (changedParts(before, applicant) as (keyof Applicant)[]) : [];
  const outcome =
    known && isOlder(answer, known) ? 'older' : before === null ? 'new' : changed.length > 0 ? 'changed' : 'same';
  return { outcome, changed, statusBefore: before?.status ?? null, statusAfter: applicant.status, isApplied: false };
}

/** Removes a dead letter after a person had it read again. A refetch ordered meanwhile stays. */
export function recordReplay(
  actor: Actor,
  { connectionId, externalId, times }: DeadLetter,
  changed: string[],
): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  return change(actor, async (tx, note) => {
    await tx.refetch.deleteMany({ where: { connectionId, externalId, times } });
    const details = { externalIdHmac: externalIdHmac(externalId), changed };
    note({ kind: 'ask.replayed', details }, { type: 'connection', id: connectionId });
  });
}

/**
 * Dismisses a dead letter. A later webhook, import or command still orders a refetch.
 * @throws Refusal `not_allowed`, `not_found`
 */
export function dismissDeadLetter(actor: Actor, connectionId: string, externalId: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  return change(actor, async (tx, note) => {
    const gone = await tx.refetch.deleteMany({ where: { connectionId, externalId, state: 'dead' } });
    if (gone.count === 0) throw noDeadLetter();
    note(
      { kind: 'ask.dismissed', details: { externalIdHmac: externalIdHmac(externalId) } },
      { type: 'connection', id: connectionId },
    );
  });
}

function noDeadLetter(): Refusal {
  return new Refusal('not_found', 'There is no dead letter for this id any more.');
}
