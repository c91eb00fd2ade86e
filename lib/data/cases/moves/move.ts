import 'server-only';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor, Role } from '#lib/review/actor.ts';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import { messageMaxCharacters, moveProblems, type OutcomeMove } from '#lib/review/case/move.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type AcceptedCommand, addCommand, databaseNow } from '../../commands/record.ts';
import type { Tx } from '../../database.ts';
import { formHmac, formReused } from '../../form-hmac.ts';
import type { CaseMoveModel } from '../../generated/models.ts';
import { changeIfAny } from '../../ledger/ledger.ts';
import { type PoliciesInForce, policiesInForce } from '../../policies.ts';
import { unsealText } from '../../seal.ts';
import { changedMeanwhile, lockCase, standingOf } from '../deciding/locked-case.ts';
import { dropDrafts, restoreDraft } from '../drafts.ts';
import { keyToDecide } from '../pins.ts';
import { saveMove } from './save-move.ts';

/** A move as the form sends it. `moveId` is made with the form, so that sending it twice moves once. */
export type MoveInput = {
  moveId: string;
  caseId: string;
  /** The case as it was on the reviewer's screen. */
  version: number;
  kind: OutcomeMove;
  reasons: string[];
  note: string;
  /** Until when, for `snoozed`. */
  until: Date | null;
  /** The approver, for `escalated`; null: any approver. */
  toMemberId: string | null;
  /** What the applicant is told, for `requested`. */
  message?: string | null;
  /** The new link, for `requested`, accepted by lib/exchange. */
  command?: AcceptedCommand | null;
};

/**
 * Moves a case without deciding it: asks the applicant, escalates, holds or snoozes. The ordered command is saved in
 * the same transaction.
 * @returns the ids of the ordered commands, and until when the move can be undone
 * @throws Refusal `not_allowed`, `not_found`, `closed`, `taken`; `changed` when the case was changed meanwhile;
 * `invalid` with what is missing by field
 */
export async function moveCase(actor: Actor, input: MoveInput): Promise<{ commandIds: string[]; undoUntil: Date }> {
  mustBeAble(actor, 'decide-case');
  return changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, input.caseId);
    const policies = await policiesInForce(tx);
    const now = await databaseNow(tx);
    const { command = null, moveId: id, caseId, version, ...said } = input;
    const form = formHmac(actor, { ...input, until: input.until?.toISOString() ?? null, command });
    const commandIds = command ? [command.id] : [];
    const known = await knownMove(tx, id, caseId, form);
    if (known) return { commandIds, undoUntil: undoUntil(known, policies) };
    if (found.version !== version) throw changedMeanwhile();
    mustBeComplete(input, policies, now);
    if (input.toMemberId !== null) await mustBeAnApprover(tx, actor, input.toMemberId);
    const reasonsVersion = said.reasons.length > 0 ? policies.versions.reasons : null;
    const move = { ...said, id, reasonsVersion, formHmac: form, commandId: command?.id ?? null };
    const { applicantId, connectionId } = found;
    if (command) await addCommand(tx, note, actor, { ...command, applicantId, connectionId, decision: null });
    // An escalated case leaves the hands of the one who escalates it.
    const next = said.kind === 'escalated' ? said.toMemberId : found.assigneeId;
    const at = await saveMove(tx, note, actor, found, move, next);
    await dropDrafts(tx, caseId, actor.id);
    return { commandIds, undoUntil: undoUntil(at, policies) };
  });
}

/**
 * Takes up a case that waits for the applicant, is on hold, snoozed or escalated.
 * @throws Refusal `not_allowed`, `not_found`, `closed`, `taken`, `changed`
 */
export async function resumeCase(
  actor: Actor,
  input: { moveId: string; caseId: string; version: number; note: string },
): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await changeIfAny(actor, async (tx, note) => {
    const found = await lockCase(tx, input.caseId);
    const { moveId: id, caseId, version } = input;
    const form = formHmac(actor, input);
    if (await knownMove(tx, id, caseId, form)) return;
    if (found.version !== version) throw changedMeanwhile();
    mustFit(input.note);
    await saveMove(tx, note, actor, found, { id, kind: 'resumed', note: input.note, formHmac: form });
  });
}

/**
 * Undoes the last move within the time of the policy, by the same person: the case is where it was, with whom it was,
 * and what was recorded is their draft again.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when the time is over or its link was sent
 */
export async function undoMove(actor: Actor, input: { moveId: string; undoesId: string }): Promise<void> {
  mustBeAble(actor, 'decide-case');
  await changeIfAny(actor, async (tx, note) => {
    const { moveId: id, undoesId } = input;
    const undone = await tx.caseMove.findUnique({ where: { id: undoesId } });
    if (!undone) throw new Refusal('not_found', 'There is no such move.');
    const found = await lockCase(tx, undone.caseId);
    const form = formHmac(actor, input);
    if (await knownMove(tx, id, found.id, form)) return;
    const { undoable } = await standingOf(tx, found);
    if (undoable && undoable.id !== undoesId) throw new Refusal('closed', 'This can no longer be undone.');
    const move = { id, kind: 'undone', undoesId, formHmac: form } as const;
    await saveMove(tx, note, actor, found, move, undone.assigneeBeforeId);
    await draftAgain(tx, actor.id, undone);
  });
}

/** What was recorded with an undone move is the member's draft again. */
async function draftAgain(
  tx: Tx,
  memberId: string,
  { id, caseId, applicantId, ...said }: CaseMoveModel,
): Promise<void> {
  const key = await keyToDecide(tx, applicantId);
  const unsealed = (column: 'note' | 'message') =>
    said[column] && unsealText(said[column], [key], { table: 'case_move', column, row: id });
  // The column is only written from this type, and only these moves can be undone.
  const outcome = said.kind as OutcomeMove;
  const until = said.until?.toISOString() ?? null;
  const [note, message] = [unsealed('note') ?? '', unsealed('message')];
  await restoreDraft(tx, caseId, memberId, key, { outcome, reasons: said.reasons, note, message, until });
}

/** When the same form was saved before; null when it was not. The whole form is compared. */
export async function knownMove(tx: Tx, id: string, caseId: string, form: string): Promise<Date | null> {
  const known = await tx.caseMove.findUnique({ where: { id }, select: { caseId: true, formHmac: true, at: true } });
  if (!known) return null;
  if (known.caseId !== caseId || known.formHmac !== form) throw formReused();
  return known.at;
}

function undoUntil(at: Date, { values }: PoliciesInForce): Date {
  return new Date(at.getTime() + values.undo.seconds * 1_000);
}

function mustBeComplete(input: MoveInput, { values }: PoliciesInForce, now: Date): void {
  const { kind, reasons, note, until, toMemberId, command, message = null } = input;
  const options = kind === 'snoozed' ? [] : values.reasons[kind];
  const fields: Record<string, string> = {
    ...moveProblems({ kind, reasons, note, message, until: until?.getTime() ?? null }, options, now.getTime()),
    ...(toMemberId !== null && kind !== 'escalated' ? { toMemberId: 'Only an escalated case goes to someone.' } : {}),
    ...(command && kind !== 'requested' ? { command: 'Only a request orders a link.' } : {}),
    ...messageProblem(kind, message),
  };
  const [first] = Object.values(fields);
  if (first) throw new Refusal('invalid', first, fields);
  mustFit(note);
}

function messageProblem(kind: OutcomeMove, message: string | null): Record<string, string> {
  if (message === null) return {};
  if (kind !== 'requested') return { message: 'Only a request has a message to the applicant.' };
  if ([...message.trim()].length <= messageMaxCharacters) return {};
  return { message: `At most ${messageMaxCharacters.toLocaleString('en')} characters.` };
}

export function mustFit(note: string): void {
  if ([...note.trim()].length <= noteMaxCharacters) return;
  const message = `At most ${noteMaxCharacters.toLocaleString('en')} characters.`;
  throw new Refusal('invalid', message, { note: message });
}

async function mustBeAnApprover(tx: Tx, actor: MemberActor, id: string): Promise<void> {
  const member = await tx.member.findUnique({ where: { id }, select: { role: true, disabledAt: true } });
  const isApprover = member !== null && member.disabledAt === null && confirms(actor, id, member.role as Role);
  if (isApprover && id !== actor.id) return;
  const message = 'Choose another approver.';
  throw new Refusal('invalid', message, { toMemberId: message });
}

function confirms(like: MemberActor, id: string, role: Role): boolean {
  return can({ ...like, id, role }, 'confirm-decision');
}
