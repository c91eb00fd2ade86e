import 'server-only';
import type { Actor } from '#lib/review/actor.ts';
import type { CommandState } from '#lib/review/commands/command.ts';
import { mustBeAbleToCommand } from '#lib/review/commands/rights.ts';
import type { CommandEvent } from '#lib/review/commands/steps.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { givenSentence } from '#lib/review/sentence.ts';
import { sha256 } from '../hash.ts';
import { type LockedCommand, type Move, moveCommand } from './move.ts';

export const settleNoteMaxCharacters = 2_000;

const tooLate = 'This can no longer be withdrawn: it was sent, or is being sent.';
const notWaiting = 'This command does not wait for anyone. Load the page again.';

/**
 * Withdraws a command that was not sent yet. The same request again, after its answer got lost, changes nothing.
 * @throws Refusal `not_allowed`, `not_found`; `closed` when it was sent meanwhile
 */
export async function withdrawCommand(actor: Actor, id: string): Promise<void> {
  await moveByHand(actor, id, { event: { kind: 'withdraw' }, reached: 'withdrawn' }, tooLate);
}

/**
 * Ends a command that need not be sent any more, or that was done at the vendor itself.
 * @param text why, in a sentence; sealed beside the command, the ledger holds only its hash
 * @throws Refusal `not_allowed`, `not_found`, `invalid`; `closed` when it does not wait for a person
 */
export async function settleCommand(actor: Actor, id: string, text: string): Promise<void> {
  const note = givenSentence(text, 'note', settleNoteMaxCharacters);
  const settled = { event: { kind: 'settle' }, note: { text: note, hash: sha256(note) } } as const;
  await moveByHand(actor, id, settled, notWaiting);
}

/**
 * Lets a command that waits for a person be sent again, or ends it as done. lib/exchange has read back from the vendor
 * before, where the vendor can tell.
 * @param move `expected` is the command as it was when the vendor was read
 * @throws Refusal `not_allowed`, `not_found`; `closed` when someone else acted first
 */
export async function recordResumed(
  actor: Actor,
  id: string,
  move: Move & { event: Extract<CommandEvent, { kind: 'resume' | 'done' }>; expected: NonNullable<Move['expected']> },
): Promise<void> {
  await moveByHand(actor, id, move, notWaiting);
}

/** `reached` is the state the move leads to: a command already there is left as it is, and nothing is refused. */
async function moveByHand(
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
