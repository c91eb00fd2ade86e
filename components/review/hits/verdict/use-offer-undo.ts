import { useQueryClient } from '@tanstack/react-query';
import { useUndo } from '#components/shell/undo.tsx';
import { countOf } from '#lib/review/counted.ts';
import type { HitsJudged } from '#lib/review/hits/view.ts';
import type { HitActs } from '../acts.ts';
import { refresh } from '../refresh.ts';

/**
 * Offers the undo of a verdict for some seconds, of all its hits or none. Afterwards each hit offers it.
 * @param onUndone the hits that are open again
 */
export function useOfferUndo(acts: HitActs, onUndone: (ids: string[]) => void): (judged: HitsJudged) => void {
  const client = useQueryClient();
  const { offer } = useUndo();
  return ({ hits, undoUntil }) =>
    offer({
      done: `${countOf(hits.length, 'hit')} recorded`,
      until: undoUntil,
      undo: async () => {
        const answer = await acts.undo(hits.map(({ id, version }) => ({ id, version })));
        await refresh(client);
        if (!answer.ok) return answer.problem.message;
        onUndone(answer.value.hits.map(({ id }) => id));
        return null;
      },
    });
}
