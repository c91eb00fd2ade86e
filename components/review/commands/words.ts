import type { ToneName } from '#components/ui/tone.tsx';
import type { CommandState } from '#lib/review/commands/command.ts';

/** The state of a command in a few words. `at` is the provider's label. */
export function stateWords(state: CommandState, at: string): { tone: ToneName; words: string } {
  const known: Record<CommandState, { tone: ToneName; words: string }> = {
    held: { tone: 'pending', words: 'Not sent yet' },
    waiting: { tone: 'pending', words: 'Waiting to be sent' },
    unknown: { tone: 'attention', words: `Sent; ${at} has not confirmed it` },
    done: { tone: 'pass', words: 'Done' },
    refused: { tone: 'fail', words: `Refused by ${at}` },
    conflict: { tone: 'fail', words: `${at} shows the opposite` },
    needs_person: { tone: 'attention', words: 'Needs a person' },
    withdrawn: { tone: 'not_done', words: 'Undone before it was sent' },
    settled: { tone: 'not_done', words: 'Settled by hand' },
  };
  return known[state];
}

/** Whether the state of a command can change without a person. */
export function isMoving(state: CommandState): boolean {
  return state === 'held' || state === 'waiting' || state === 'unknown';
}
