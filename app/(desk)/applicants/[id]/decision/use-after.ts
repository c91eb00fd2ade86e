import { useRouter } from 'next/navigation';
import { answered } from '#components/review/answered.ts';
import { readApplicant } from '#components/review/applicant-query.ts';
import { useOpenNext } from '#components/review/claims/open-next.ts';
import { newId } from '#components/review/new-id.ts';
import { nullIfUnread } from '#components/review/read-json.ts';
import { useUndo } from '#components/shell/undo.tsx';
import { useReview } from '../review-state.tsx';
import { undoDecision, undoMove } from './actions.ts';
import type { Recorded } from './send.ts';

/** What follows an act that was recorded. */
export type After = {
  /** Offers its undo, which leads back to this applicant. `done` is without personal data. */
  offer: (done: string, recorded: Recorded) => void;
  /** Opens the next case where one was given with the answer, or shows this one as it is now. */
  goOn: (recorded: Recorded) => Promise<void>;
  /** Offers the undo that the case as it is now has. */
  offerShown: (done: string) => Promise<void>;
  /** Shows the case as it is now, with a sentence. */
  stay: (sentence: string) => Promise<void>;
};

/**
 * After a decision or a move: the undo, the next case.
 * @param say shows why there is no next case, as a sentence
 */
export function useAfter(applicantId: string, say: (sentence: string | null) => void): After {
  const { act, refresh, markDone } = useReview();
  const { offer } = useUndo();
  const openNext = useOpenNext();
  const router = useRouter();
  const address = `/applicants/${applicantId}`;
  const undo = async (recorded: Recorded, undoId: string): Promise<string | null> => {
    const problem = await act(async () => {
      const found = await undone(recorded, undoId);
      if (found === null) await refresh();
      return found;
    });
    if (problem === null && location.pathname !== address) router.push(address);
    return problem;
  };
  const offerUndo = (done: string, recorded: Recorded) => {
    const undoId = newId();
    if (recorded.undoUntil !== null) offer({ done, until: recorded.undoUntil, undo: () => undo(recorded, undoId) });
  };
  return {
    offer: offerUndo,
    goOn: async ({ given }) => {
      const said = given ? (given.problem ?? openNext(given.next)) : null;
      if (given && said === null) return markDone();
      await refresh();
      say(said);
    },
    offerShown: async (done) => {
      const page = await readApplicant(applicantId, 'ahead').catch(nullIfUnread);
      const shown = page?.view.case?.undo;
      if (shown) offerUndo(done, { of: shown.of, id: shown.id, undoUntil: shown.until });
    },
    stay: async (sentence) => {
      await refresh();
      say(sentence);
    },
  };
}

async function undone({ of, id }: Recorded, undoId: string): Promise<string | null> {
  const result = await answered(
    of === 'decision' ? undoDecision({ decisionId: id }) : undoMove({ moveId: undoId, undoesId: id }),
  );
  return result.ok ? null : result.message;
}
