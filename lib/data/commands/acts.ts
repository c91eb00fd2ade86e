import 'server-only';
import { createHash } from 'node:crypto';
import type { Actor } from '#lib/review/actor.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import { mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import type { CommandEvent } from '#lib/review/commands/steps.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { type LockedCommand, type Move, moveCommand } from './move.ts';

export const settleNoteMaxCharacters = 2_000;

/**
 * Takes back what was not sent yet. What was withdrawn already stays so.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it was sent meanwhile
 */
export async function withdrawCommand(actor: Actor, id: string): Promise<void> {
  const tooLate = 'This can no longer be withdrawn: it was sent, or is being sent.';
  await act(actor, id, { event: { kind: 'withdraw' }, reached: 'withdrawn' }, tooLate);
}

/**
 * Ends what nobody needs to send any more, or what was seen to at the vendor itself.
 * @param text why, in a sentence; sealed beside the command, and only its hash is told
 * @throws Refusal `not_allowed`, `not_found`, `invalid`; `closed` when it does not wait for a person
 */
export async function settleCommand(actor: Actor, id: string, text: string): Promise<void> {
  const note = text.trim().normalize('NFC');
  if (note === '' || note.length > settleNoteMaxCharacters) {
    const message = note === '' ? 'Say in a sentence why.' : `At most ${settleNoteMaxCharacters} characters.`;
    throw new Refusal('invalid', message, { note: message });
  }
  const hash = createHash('sha256').update(note, 'utf8').digest('hex');
  await act(actor, id, { event: { kind: 'settle' }, note: { text: note, hash } }, waitsForNobody);
}

/**
 * Sends on what waits for a person, or ends it as done; lib/exchange has asked the vendor before, where it can tell.
 * @param move with the command as it was when the vendor was asked
 * @throws Refusal `not_allowed`, `not_found`; `closed` when someone was first
 */
export async function recordResumed(
  actor: Actor,
  id: string,
  move: Move & { event: Extract<CommandEvent, { kind: 'resume' | 'done' }>; expected: NonNullable<Move['expected']> },
): Promise<void> {
  await act(actor, id, move, waitsForNobody);
}

const waitsForNobody = 'This command does not wait for anyone. Load the page again.';

/** `reached` is the state that the act leads to: sent again after its answer got lost, it finds it and changes nothing. */
async function act(
  actor: Actor,
  id: string,
  { reached, ...move }: Move & { reached?: CommandState },
  otherwise: string,
): Promise<void> {
  const found: { state?: CommandState } = {};
  const step = await moveCommand(actor, id, move, (command: LockedCommand) => {
    found.state = command.state;
    mustBeAbleToCommand(actor, command.kind);
  });
  if (!found.state) throw new Refusal('not_found', 'There is no such command.');
  if (step === null && found.state !== reached) throw new Refusal('closed', otherwise);
}
