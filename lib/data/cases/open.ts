import 'server-only';
import { randomUUID } from 'node:crypto';
import { needsPerson, type ProviderStatus } from '#lib/review/applicant/status.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CaseState, OpenedBecause, Outcome, Risk } from '#lib/review/case/case.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import { reopenedEvent } from '#lib/review/endpoints/event.ts';
import { dueAt } from '#lib/review/policies/working-time.ts';
import { conflictBlockers } from '../commands/conflicts.ts';
import { databaseNow } from '../commands/record.ts';
import type { Tx } from '../database.ts';
import { recordMessages } from '../endpoints/record.ts';
import type { Note } from '../ledger/ledger.ts';
import { editionOf } from '../policies/editions.ts';
import { policiesInForce } from '../policies.ts';
import { lockCase } from './deciding/locked-case.ts';
import { voidIfChanged } from './deciding/unstage.ts';
import { moveByDocket } from './moves/save-move.ts';

/** What decides whether a person must review: the vendor's status, and Docket's ids of the hits that are open. */
export type VendorState = { status: ProviderStatus; hits: string[] };

export type AssessedApplicant = VendorState & {
  applicantId: string;
  connectionId: string;
  blockers: Blocker[];
  risk: Risk;
  /** The version of the risk points by which the risk was assessed. */
  riskPolicy: number;
};

type OfReview = Pick<AssessedApplicant, 'applicantId' | 'blockers' | 'risk' | 'riskPolicy'>;

type LastCase = { round: number; outcome: Outcome | null; blockers: Blocker[] };

/**
 * Why a new round has to be opened, or null. `before` is null for a new applicant: one whose status is final gets no
 * case. After a decision a new hit, a new blocker or a changed status opens a round. An unchanged status does not,
 * because most vendors take no decision and keep saying `pending_review`.
 */
export function reasonToOpen(
  before: VendorState | null,
  now: VendorState,
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
  // A hit has its own reason above: resolving one, or its words, is no change by the vendor. Nor is a member's verdict.
  const ofVendor = blockers.filter(({ kind }) => kind !== 'hit' && kind !== 'face');
  return ofVendor.some((blocker) => !known.has(nameOf(blocker))) ? 'change' : null;
}

/**
 * Updates the case after the vendor's data changed: refreshes blockers and risk of the case under review, or opens a
 * new round when there is a reason. A decided case is never changed.
 */
export async function updateCase(
  tx: Tx,
  note: Note,
  before: VendorState | null,
  given: AssessedApplicant,
): Promise<void> {
  const now = await withConflicts(tx, given);
  if (await refreshOpenCase(tx, note, now)) return endWaiting(tx, note, now.applicantId);
  const last = await lastCase(tx, now.applicantId);
  const because = reasonToOpen(before, now, last, now.blockers);
  if (because !== null) await openRound(tx, note, now, (last?.round ?? 0) + 1, because);
}

/**
 * Updates the case after a command's conflict began or ended (the vendor shows the opposite of the command): refreshes
 * the blockers of the case under review; without one, a conflict opens a round (docs/security.md, bar 7).
 */
export async function updateCaseConflicts(
  tx: Tx,
  note: Note,
  given: Omit<AssessedApplicant, keyof VendorState>,
): Promise<void> {
  const now = await withConflicts(tx, given);
  if ((await refreshOpenCase(tx, note, now)) || !now.blockers.some(({ kind }) => kind === 'command')) return;
  await openRound(tx, note, now, ((await lastCase(tx, now.applicantId))?.round ?? 0) + 1, 'conflict');
}

/**
 * Saves the blockers and risk of an applicant, as they are assessed now, on the case under review.
 * @returns the case as it is then; null when none is under review
 */
export async function refreshReview(
  tx: Tx,
  note: Note,
  given: OfReview,
): Promise<{ id: string; version: number; state: CaseState } | null> {
  await refreshOpenCase(tx, note, await withConflicts(tx, given));
  const row = await tx.case.findFirst({
    where: { applicantId: given.applicantId, state: { not: 'decided' } },
    select: { id: true, version: true, state: true },
  });
  return row && { ...row, state: row.state as CaseState };
}

/** Adds the conflicts of commands, which the vendor's data does not hold: a newer copy must not remove them. */
async function withConflicts<T extends OfReview>(tx: Tx, now: T): Promise<T> {
  const conflicts = await conflictBlockers(tx, now.applicantId);
  return conflicts.length === 0 ? now : { ...now, blockers: [...conflicts, ...now.blockers], risk: 'high' };
}

/**
 * Saves new blockers and risk on the case under review; a decision that waits for a second person and rested on what
 * changed becomes void. False when there is no such case.
 */
async function refreshOpenCase(
  tx: Tx,
  note: Note,
  { applicantId, blockers, risk, riskPolicy }: OfReview,
): Promise<boolean> {
  const refreshed = await tx.case.updateMany({
    where: { applicantId, state: { not: 'decided' } },
    data: { blockers, risk, riskPolicy, version: { increment: 1 } },
  });
  if (refreshed.count === 0) return false;
  await voidIfChanged(tx, note, applicantId, await databaseNow(tx));
  return true;
}

/** The vendor's data changed while the case waited for the applicant: it is open again. */
async function endWaiting(tx: Tx, note: Note, applicantId: string): Promise<void> {
  const waiting = await tx.case.findFirst({
    where: { applicantId, state: 'waiting_for_applicant' },
    select: { id: true },
  });
  if (waiting) await moveByDocket(tx, note, await lockCase(tx, waiting.id), 'answered');
}

/** Opens a round of review. @returns its id */
export async function openRound(
  tx: Tx,
  note: Note,
  { applicantId, connectionId, blockers, risk, riskPolicy }: Omit<AssessedApplicant, keyof VendorState>,
  round: number,
  because: OpenedBecause,
  assigneeId: string | null = null,
): Promise<string> {
  const { values, versions } = await policiesInForce(tx);
  const openedAt = new Date();
  const id = randomUUID();
  const { number } = await tx.case.create({
    data: {
      id,
      applicantId,
      connectionId,
      round,
      openedAt,
      openedBecause: because,
      dueAt: dueAt(openedAt, values.sla),
      policyEdition: await editionOf(tx, versions),
      blockers,
      risk,
      riskPolicy,
      assigneeId,
      assignedById: assigneeId,
    },
    select: { number: true },
  });
  const details = { caseId: id, number: caseNumber(number), applicantId, round, because, blockers: blockers.length };
  note({ kind: 'case.opened', details }, { type: 'case', id });
  if (round > 1) await recordMessages(tx, reopenedEvent, { caseId: id, round, at: openedAt });
  return id;
}

async function lastCase(tx: Tx, applicantId: string): Promise<LastCase | null> {
  const row = await tx.case.findFirst({
    where: { applicantId },
    orderBy: { round: 'desc' },
    select: { round: true, outcome: true, blockers: true },
  });
  // Both columns are only written from these types.
  return row && { round: row.round, outcome: row.outcome as Outcome | null, blockers: row.blockers as Blocker[] };
}

function contradicts(status: ProviderStatus, outcome: Outcome | null): boolean {
  if (outcome === 'approved') return status === 'rejected' || status === 'blocked';
  return outcome === 'rejected' && status === 'approved';
}

function nameOf({ kind, title }: Blocker): string {
  return `${kind} ${title}`;
}
