import 'server-only';
import { Refusal } from '#lib/review/refusal.ts';
import {
  endStates,
  nextPublishState,
  openStates,
  type PublishEvent,
  type PublishState,
} from '#lib/review/rules/publish.ts';
import type { RuleKind, RuleValues } from '#lib/review/rules/rule.ts';
import type { Tx } from '../database.ts';
import type { RulePublishUpdateInput } from '../generated/models.ts';
import type { Note } from '../ledger/ledger.ts';
import { lockSubject, type RuleSubject, subjectIn } from './subject.ts';

/** A request whose row is locked. */
export type LockedRequest = RuleSubject & {
  id: string;
  state: PublishState;
  values: RuleValues;
  current: RuleValues;
  draftHash: string;
  currentHash: string;
  authorId: string;
  approverId: string | null;
  expiresAt: Date;
  scheduledFor: Date | null;
  rollsBackId: string | null;
  /** The edition of the policies that lets one person roll back; null where a second person confirms. */
  allowedBy: number | null;
  commandIds: string[];
};

/** A request with its row locked. @throws Refusal `not_found` */
export async function lockedRequest(tx: Tx, id: string): Promise<LockedRequest> {
  await tx.$queryRaw`SELECT id FROM rule_publish WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.rulePublish.findUnique({ where: { id } });
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  // Only written from these types.
  return { ...row, kind: row.kind as RuleKind, state: row.state as PublishState } as LockedRequest;
}

/** A request with its subject locked, then its row. @throws Refusal `not_found` */
export async function lockedWithSubject(tx: Tx, id: string): Promise<LockedRequest> {
  const select = { connectionId: true, kind: true, scope: true } as const;
  const row = await tx.rulePublish.findUnique({ where: { id }, select });
  if (!row) throw new Refusal('not_found', 'There is no such request.');
  await lockSubject(tx, row as RuleSubject);
  return lockedRequest(tx, id);
}

/** What every ledger entry about a request says. */
export function namedRequest({ kind, id, draftHash, currentHash }: LockedRequest) {
  return { rules: kind, publishId: id, draftHash, currentHash };
}

/** The subject of entries about rules in the ledger: their connection. */
export function aboutConnection({ connectionId }: Pick<RuleSubject, 'connectionId'>) {
  return { type: 'connection', id: connectionId } as const;
}

/**
 * Moves a request one step; nothing else changes its state.
 * @returns the new state
 * @throws Refusal `closed` when the event is not possible in its state
 */
export async function moveRequest(
  tx: Tx,
  request: LockedRequest,
  event: PublishEvent,
  more: RulePublishUpdateInput = {},
): Promise<PublishState> {
  const state = mustBePossible(request, event);
  const endedAt = endStates.includes(state) ? { endedAt: new Date() } : {};
  await tx.rulePublish.update({ where: { id: request.id }, data: { ...more, state, ...endedAt } });
  return state;
}

/** The state after an event. @throws Refusal `closed` when the event is not possible in the request's state */
export function mustBePossible({ state: before }: LockedRequest, event: PublishEvent): PublishState {
  const state = nextPublishState(before, event);
  if (state === null) throw new Refusal('closed', `${closed[before]} Load the page again.`);
  return state;
}

const closed: Record<PublishState, string> = {
  waiting: 'This request waits for a second person.',
  approved: 'This request was confirmed already.',
  scheduled: 'This request was confirmed already.',
  sending: 'This request is being sent.',
  published: 'This request was published.',
  watched: 'This request was published.',
  suspended: 'This request is suspended: the values at the provider changed.',
  refused: 'This request was refused.',
  withdrawn: 'This request was withdrawn.',
  void: 'This request is void: its draft, or the values at the provider, changed.',
  expired: 'This request expired.',
  failed: 'This request failed.',
};

/** The open request of a subject, locked; null where there is none. */
export async function openRequest(tx: Tx, subject: RuleSubject): Promise<LockedRequest | null> {
  const row = await tx.rulePublish.findFirst({
    where: { ...subjectIn(subject), state: { in: [...openStates] } },
    select: { id: true },
  });
  return row && lockedRequest(tx, row.id);
}

/** The vendor's values changed: what waits on the former ones is void, what is scheduled is suspended. */
export async function targetChanged(tx: Tx, note: Note, subject: RuleSubject): Promise<void> {
  const request = await openRequest(tx, subject);
  if (!request || nextPublishState(request.state, { kind: 'target_changed' }) === null) return;
  const state = await moveRequest(tx, request, { kind: 'target_changed' });
  const details = namedRequest(request);
  if (state === 'suspended') note({ kind: 'rules.publish-suspended', details }, aboutConnection(request));
  else
    note(
      { kind: 'rules.publish-voided', details: { ...details, because: 'target_changed' } },
      aboutConnection(request),
    );
}

/** The draft is no longer what was asked for: a request that was not sent yet is void. A rollback rests on no draft. */
export async function draftChanged(tx: Tx, note: Note, subject: RuleSubject): Promise<void> {
  const request = await openRequest(tx, subject);
  if (!request || request.rollsBackId !== null) return;
  await moveRequest(tx, request, { kind: 'draft_changed' });
  note(
    { kind: 'rules.publish-voided', details: { ...namedRequest(request), because: 'draft_changed' } },
    aboutConnection(request),
  );
}
