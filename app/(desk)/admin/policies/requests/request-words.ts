import type { ToneName } from '#components/ui/tone.tsx';
import type { RequestState } from '#lib/review/policies/publish.ts';

/** The state of a request: its tone, its word, and what became of the second person. */
export const requestWords: Record<RequestState, { tone: ToneName; word: string; second: string }> = {
  waiting: { tone: 'pending', word: 'Waits for a second person', second: 'Nobody has answered yet' },
  published: { tone: 'pass', word: 'Published', second: 'Confirmed' },
  refused: { tone: 'fail', word: 'Refused', second: 'Refused' },
  withdrawn: { tone: 'not_done', word: 'Withdrawn', second: 'Withdrawn by its author' },
  void: { tone: 'attention', word: 'Void', second: 'Void: the draft changed, or newer policies were published' },
  expired: { tone: 'not_done', word: 'Expired', second: 'Nobody answered within seven days' },
};
