'use client';

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import type { UndoOffer } from './notices/undo-toast.tsx';

const Toast = laterPanel(async () => (await import('./notices/undo-toast.tsx')).Toast, null);

type Undo = { offer: (offer: UndoOffer) => void; withdraw: () => void };

const Context = createContext<Undo | null>(null);

/** Keeps the offer over a change of screen: after a decision the next applicant is there already. */
export function UndoRoot({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<UndoOffer | null>(null);
  const withdraw = useCallback(() => setCurrent(null), []);
  const undo = useMemo(() => ({ offer: setCurrent, withdraw }), [withdraw]);
  return (
    <Context value={undo}>
      {children}
      <div role="status" className="undo-place fixed z-30">
        {current && <Toast key={`${current.done} ${current.until}`} offer={current} onOver={withdraw} />}
      </div>
    </Context>
  );
}

/** Offers the undo of what was just done, in place of an earlier offer. */
export function useUndo(): Undo {
  const undo = useContext(Context);
  if (!undo) throw new Error('useUndo is called outside UndoRoot');
  return undo;
}
