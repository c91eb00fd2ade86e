import { useEffect } from 'react';
import { cursorId, moveCursor, restoreCursor } from '#components/review/rows/cursor.ts';
import { useShortcuts } from '#components/shell/shortcuts.tsx';
import type { Selection, Step } from './selection.ts';
import type { Toggle } from './use-selection.ts';

type SelectKeysProps = { selection: Selection; toggle: Toggle; step: (step: Step) => void };

/** The keys that select rows. */
export function SelectKeys({ selection: { isAll, picked }, toggle, step }: SelectKeysProps) {
  const isAny = isAll || picked.size > 0;
  const select = (caseId: string | null, isRange: boolean) => {
    if (caseId !== null) toggle(caseId, { isRange });
  };
  const extend = (by: 1 | -1) => {
    select(cursorId(), true);
    moveCursor(by);
    select(cursorId(), true);
  };
  useEffect(() => {
    // The button that had the focus left with the bar.
    if (!isAny) restoreCursor();
  }, [isAny]);
  useShortcuts('Queue', [
    { key: 'Space', within: '.queue-rows', label: 'Select the row', run: () => select(cursorId(), false) },
    { key: 'J', label: 'Select this row and the next', run: () => extend(1) },
    { key: 'K', label: 'Select this row and the one before', run: () => extend(-1) },
  ]);
  return isAny ? <ClearKey onClear={() => step({ kind: 'clear' })} /> : null;
}

function ClearKey({ onClear }: { onClear: () => void }) {
  useShortcuts('Queue', [{ key: 'Escape', label: 'Clear the selection', run: onClear }]);
  return null;
}
