import { useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { rowsQuery } from '#lib/review/case/queue-address.ts';
import { noSelection, type Picked, rangeOf, type Selection, type Step, stepped } from './selection.ts';

/** In memory only, so that it is there again after an applicant was opened and left. */
let current: Selection = noSelection('');
const listeners = new Set<() => void>();

/** What a row's box does. The same function at every render, so that no row is drawn again for it. */
export type Toggle = (caseId: string, how: { isRange: boolean }) => void;

/** The selected rows of this filter. They stay over its pages and orders, and another filter has none. */
export function useSelection(meId: string, filter: QueueFilter, shown: readonly Picked[]) {
  const of = `${meId} ${rowsQuery({ ...filter, cursor: null, sort: undefined })}`;
  const held = useSyncExternalStore(subscribe, read, read);
  const selection = useMemo(() => (held.of === of ? held : noSelection(of)), [held, of]);
  const latest = useRef({ of, shown });
  useEffect(() => {
    latest.current = { of, shown };
  });
  const step = useCallback((next: Step) => {
    const { of: now, shown: rows } = latest.current;
    current = stepped(current.of === now ? current : noSelection(now), next, rows);
    for (const tell of listeners) tell();
  }, []);
  const toggle = useCallback<Toggle>(
    (caseId, { isRange }) => {
      const { of: now, shown: rows } = latest.current;
      const { picked, isAll, fromId } = current.of === now ? current : noSelection(now);
      const isOn = isRange || !(isAll || picked.has(caseId));
      step({ kind: 'set', rows: rangeOf(rows, isRange ? fromId : null, caseId), isOn, fromId: caseId });
    },
    [step],
  );
  return { selection, step, toggle };
}

function read(): Selection {
  return current;
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}
