import { spanWords } from '#components/review/time/spans.ts';
import type { ToneName } from '#components/ui/tone.tsx';
import type { ConnectionState } from '#lib/review/connections/state.ts';

/** The state of a connection in a few words; `says` explains it, where there is room. */
export type StateWords = { tone: ToneName; words: string; says: string };

export function stateWords(state: ConnectionState, now: string): StateWords {
  switch (state.kind) {
    case 'paused':
      return state.because === 'by_hand'
        ? {
            tone: 'not_done',
            words: 'Paused',
            says: 'Someone paused it. Nothing is read, sent or accepted until it is resumed.',
          }
        : {
            tone: 'fail',
            words: 'Paused: its key erases',
            says: 'This key erases what it reads, so Docket has stopped reading.',
          };
    case 'refused':
      return {
        tone: 'fail',
        words: 'Key refused',
        says: 'The provider does not accept the credentials. Replace them under Settings.',
      };
    case 'down': {
      const since = spanWords(Date.parse(now) - Date.parse(state.since));
      return {
        tone: 'attention',
        words: `No answer for ${since}`,
        says: 'Docket tries again every 15 seconds. Our copy can still be reviewed.',
      };
    }
    case 'failing':
      return { tone: 'attention', words: 'Copying fails', says: `${state.problem}. Docket tries again by itself.` };
    case 'copying':
      return {
        tone: 'pending',
        words: copyWords(state),
        says: 'The first copy is running; applicants can be reviewed as they arrive.',
      };
    case 'untried':
      return { tone: 'pending', words: 'Not read yet', says: 'Docket has not read from this connection yet.' };
    case 'working':
      return { tone: 'pass', words: 'Working', says: 'The provider answers.' };
  }
}

/** "Copying 1,204 of 4,000"; without the second number where the provider does not say it. */
function copyWords({ read, expected }: { read: number; expected: number | null }): string {
  return expected === null
    ? `Copying, ${read.toLocaleString('en')} so far`
    : `Copying ${read.toLocaleString('en')} of ${expected.toLocaleString('en')}`;
}
