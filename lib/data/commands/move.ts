import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import type { Audited } from '#lib/review/audit/audit.ts';
import type { CommandKind, CommandState } from '#lib/review/commands/command.ts';
import {
  type CommandEntry,
  type CommandEvent,
  type CommandProgress,
  type CommandStep,
  nextStep,
} from '#lib/review/commands/steps.ts';
import type { Tx } from '../database.ts';
import { changeIfAny, type Note } from '../ledger/ledger.ts';
import { wakeItem } from '../lifecycle/wake-item.ts';
import { applyEffects } from './effects.ts';
import { databaseNow } from './record.ts';
import { type CommandResult, commandSeal } from './sealing.ts';

/** A command whose row is locked. */
export type LockedCommand = CommandProgress & {
  id: string;
  connectionId: string;
  applicantId: string | null;
  kind: CommandKind;
};

export type Move = {
  event: CommandEvent;
  /** Values the row must still have: of two callers that read the same row, the second changes nothing. */
  expected?: Partial<Pick<CommandProgress, 'sentAt' | 'notBefore' | 'state'>>;
  /** The vendor's result, with event `done`. */
  answer?: CommandResult | null;
  /** Why it was settled, with event `settle`. */
  note?: { text: string; hash: string };
};

/**
 * Takes one command one step further; nothing else changes a command. One transaction saves the step, its ledger row
 * and its effects (a refetch, a conflict on the case).
 * @param may called with the locked command; throws when the actor may not do this
 * @returns the step, or null when it is not possible any more because another caller was first
 */
export function moveCommand(
  actor: Actor,
  id: string,
  move: Move,
  may: (command: LockedCommand) => void = () => undefined,
): Promise<CommandStep | null> {
  return changeIfAny(actor, (tx, note) => stepCommand(tx, note, id, move, may));
}

/** {@link moveCommand} inside another transaction: a decision is undone together with its commands or not at all. */
export async function stepCommand(
  tx: Tx,
  note: Note,
  id: string,
  move: Move,
  may: (command: LockedCommand) => void = () => undefined,
): Promise<CommandStep | null> {
  const command = await lockCommand(tx, id);
  if (!command) return null;
  may(command);
  if (!isAsExpected(command, move.expected)) return null;
  const step = nextStep(command, move.event, await databaseNow(tx), Math.random());
  if (step === null) return null;
  await saveStep(tx, command, step, move);
  await wakeItem(tx, id);
  if (step.entry) noteStep(note, command, step.entry, step.tries, move.note?.hash ?? '');
  const { connectionId, applicantId, state: before } = command;
  await applyEffects(tx, note, {
    connectionId,
    applicantId,
    before,
    after: step.state,
    madeExternalId: move.answer?.externalId ?? null,
  });
  return step;
}

async function lockCommand(tx: Tx, id: string): Promise<LockedCommand | null> {
  await tx.$queryRaw`SELECT id FROM command WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.command.findUnique({ where: { id }, omit: { input: true, answer: true } });
  // Both columns are only written from these types.
  return row && { ...row, kind: row.kind as CommandKind, state: row.state as CommandState };
}

function isAsExpected(
  command: LockedCommand,
  { sentAt, notBefore, state }: NonNullable<Move['expected']> = {},
): boolean {
  if (sentAt !== undefined && sentAt?.getTime() !== command.sentAt?.getTime()) return false;
  if (notBefore !== undefined && notBefore.getTime() !== command.notBefore.getTime()) return false;
  return state === undefined || state === command.state;
}

async function saveStep(
  tx: Tx,
  { id, applicantId }: LockedCommand,
  step: CommandStep,
  { answer, note }: Move,
): Promise<void> {
  const { state, tries, notBefore, sentAt, code, problem, endedAt } = step;
  const sealed: { answer?: string; note?: string } = {};
  if (answer || note) {
    const applicant =
      applicantId &&
      (await tx.applicant.findUnique({ where: { id: applicantId }, select: { id: true, dataKey: true } }));
    const seal = commandSeal(id, applicant || null);
    // When this command erased the applicant there is no key, and the answer is not saved.
    if (seal && answer) sealed.answer = seal.seal('answer', JSON.stringify(answer));
    if (seal && note) sealed.note = seal.seal('note', note.text);
  }
  const made = answer?.externalId ? { madeExternalId: answer.externalId } : {};
  await tx.command.update({
    where: { id },
    data: { state, tries, notBefore, sentAt, code, problem, endedAt, ...sealed, ...made },
  });
}

function noteStep(note: Note, { id, kind }: LockedCommand, entry: CommandEntry, tries: number, noteHash: string): void {
  note(auditOf(entry, { commandId: id, command: kind }, tries, noteHash), { type: 'command', id });
}

function auditOf(
  entry: CommandEntry,
  named: { commandId: string; command: CommandKind },
  tries: number,
  noteHash: string,
): Audited {
  switch (entry.kind) {
    case 'sent':
      return { kind: 'command.sent', details: { ...named, tries } };
    case 'postponed':
    case 'unconfirmed':
    case 'handed-over':
      return { kind: `command.${entry.kind}`, details: { ...named, tries, code: entry.code } };
    case 'refused':
      return { kind: 'command.refused', details: { ...named, code: entry.code } };
    case 'confirmed':
      return { kind: 'command.confirmed', details: { ...named, by: entry.by } };
    case 'settled':
      return { kind: 'command.settled', details: { ...named, noteHash } };
    case 'contradicted':
    case 'withdrawn':
    case 'resumed':
      return { kind: `command.${entry.kind}`, details: named };
  }
}
