import { useCallback, useReducer, useState } from 'react';
import { useReview } from '../../review-state.tsx';
import { turnsMadeHere, useKeptTurns } from './use-turns.ts';
import { firstView, nextView, type Target, type Viewer, type ViewerAct } from './viewer-state.ts';

/** Does an act to an image: to the active one where none is named. */
export type Act = (act: ViewerAct, imageId?: string) => void;

/**
 * How the images on the stage are shown, and the acts that change it.
 * @param canKeep whether quarter turns are kept with the image
 */
export function useViewer(canKeep: boolean) {
  const { shown, active, evidence } = useReview();
  const [view, dispatch] = useReducer(next, firstView, (first) => ({ ...first, turns: turnsMadeHere() }));
  const { keep, problem } = useKeptTurns(canKeep);
  const names = shown.join(' ');
  const act = useCallback<Act>(
    (now, imageId = active ?? '') => dispatch({ now, target: { imageId, shown: names.split(' ') } }),
    [active, names],
  );
  // Another picture is looked at as a whole first: 1000 % of a passport shows nothing of a face. While drawing, because
  // an effect would have the whole pane drawn twice before it is first seen.
  const [fitted, setFitted] = useState(names);
  if (fitted !== names) {
    setFitted(names);
    for (const imageId of names.split(' ')) dispatch({ now: { act: 'fit' }, target: { imageId, shown: [imageId] } });
  }
  const turnsOf = (imageId: string) =>
    view.turns[imageId] ?? evidence.find((item) => item.imageId === imageId)?.turns ?? 0;
  const turn = () => {
    if (active === null) return;
    const turns = (turnsOf(active) + 1) % 4;
    act({ act: 'turn', turns });
    keep(active, turns);
  };
  return { view, act, turnsOf, turn, isTurnLost: problem };
}

function next(view: Viewer, { now, target }: { now: ViewerAct; target: Target }): Viewer {
  return nextView(view, now, target);
}
