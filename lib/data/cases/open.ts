import 'server-only';
import { randomUUID } from 'node:crypto';
import { caseNumber } from '#lib/review/applicant/labels.ts';
import { needsPerson, type ProviderStatus } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { OpenedBecause, Outcome, Risk } from '#lib/review/case/case.ts';
import { conflictBlockers } from '../commands/conflicts.ts';
import type { Tx } from '../database.ts';
import type { Note } from '../ledger/ledger.ts';
import { policiesInForce } from '../policies.ts';

/** What matters for whether someone has to be looked at. `hits` are the vendor's ids of them. */
export type Standing = { status: ProviderStatus; hits: string[] };

export type Assessed = Standing & { applicantId: string; connectionId: string; blockers: Blocker[]; risk: Risk };

type LastCase = { round: number; outcome: Outcome | null; blockers: Blocker[] };

/**
 * Why a new round has to be opened, or null. `before` is null at first sight: who is final at the vendor
 * then comes in without a case. After a decision a status opens nothing by itself, because most vendors never hear of
 * it and go on saying `pending_review`: only a status that was not there before does.
 */
export function reasonToOpen(
  before: Standing | null,
  now: Standing,
  last: Pick<LastCase, 'outcome' | 'blockers'> | null,
  blockers: readonly Blocker[],
): OpenedBecause | null {
  if (last === null && needsPerson(now.status)) return 'status';
  if (before === null) return null;
  if (now.hits.some((id) => !before.hits.includes(id))) return 'hit';
  if (last === null) return null;
  if (now.status !== before.status && contradicts(now.status, last.outcome)) return 'conflict';
  if (needsPerson(now.status) && !needsPerson(before.status)) return 'status';
  const known = new Set(last.blockers.map(nameOf));
  return blockers.some((blocker) => !known.has(nameOf(blocker))) ? 'change' : null;
}

/**
 * Brings the case in line with what the vendor now says: refreshes the one under review, or opens a round when there is
 * a reason. A decided case is never touched.
 */
export async function updateCase(tx: Tx, note: Note, before: Standing | null, said: Assessed): Promise<void> {
  const now = await withConflicts(tx, said);
  const { applicantId, blockers, risk } = now;
  const refreshed = await tx.case.updateMany({
    where: { applicantId, state: { not: 'decided' } },
    data: { blockers, risk, version: { increment: 1 } },
  });
  if (refreshed.count > 0) return;
  const last = await lastCase(tx, applicantId);
  const because = reasonToOpen(before, now, last, blockers);
  if (because !== null) await openCase(tx, note, now, (last?.round ?? 0) + 1, because);
}

/**
 * Brings the case in line with the commands whose opposite the vendor shows: the one under review says so, or stops
 * saying so once someone dealt with it; where none is under review, a round opens (docs/security.md, bar 7).
 */
export async function updateCaseConflicts(tx: Tx, note: Note, said: Omit<Assessed, keyof Standing>): Promise<void> {
  const now = await withConflicts(tx, said);
  const { applicantId, blockers, risk } = now;
  const refreshed = await tx.case.updateMany({
    where: { applicantId, state: { not: 'decided' } },
    data: { blockers, risk, version: { increment: 1 } },
  });
  if (refreshed.count > 0 || !blockers.some(({ kind }) => kind === 'command')) return;
  await openCase(tx, note, now, ((await lastCase(tx, applicantId))?.round ?? 0) + 1, 'conflict');
}

/** A copy that arrives meanwhile must not take a conflict off the case: it is no word of the vendor's about the applicant. */
async function withConflicts<T extends Pick<Assessed, 'applicantId' | 'blockers' | 'risk'>>(
  tx: Tx,
  now: T,
): Promise<T> {
  const conflicts = await conflictBlockers(tx, now.applicantId);
  return conflicts.length === 0 ? now : { ...now, blockers: [...conflicts, ...now.blockers], risk: 'high' };
}

async function openCase(
  tx: Tx,
  note: Note,
  { applicantId, connectionId, blockers, risk }: Omit<Assessed, keyof Standing>,
  round: number,
  because: OpenedBecause,
) {
  const { values } = await policiesInForce(tx);
  const openedAt = new Date();
  const dueAt = new Date(openedAt.getTime() + values.sla.dueInHours * 3_600_000);
  const id = randomUUID();
  const { number } = await tx.case.create({
    data: { id, applicantId, connectionId, round, openedAt, openedBecause: because, dueAt, blockers, risk },
    select: { number: true },
  });
  const details = { caseId: id, number: caseNumber(number), applicantId, round, because, blockers: blockers.length };
  note({ kind: 'case.opened', details }, { type: 'case', id });
}

async function lastCase(tx: Tx, applicantId: string): Promise<LastCase | null> {
  const row = await tx.case.findFirst({
    where: { applicantId },
    orderBy: { round: 'desc' },
    select: { round: true, outcome: true, blockers: true },
  });
  // Both columns are written only from these types.
  return row && { round: row.round, outcome: row.outcome as Outcome | null, blockers: row.blockers as Blocker[] };
}

function contradicts(status: ProviderStatus, outcome: Outcome | null): boolean {
  if (outcome === 'approved') return status === 'rejected' || status === 'blocked';
  return outcome === 'rejected' && status === 'approved';
}

function nameOf({ kind, title }: Blocker): string {
  return `${kind} ${title}`;
}
