'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';
import { cx } from './cx.ts';

/** The browser's own modal dialog: it traps the focus, closes on Escape and returns the focus. */
export function Dialog({
  title,
  children,
  acts,
  isBare = false,
  onClose,
  onCommit,
}: {
  title: string;
  children: ReactNode;
  acts?: ReactNode;
  /** The title is for screen readers alone, and what is inside reaches the edges. */
  isBare?: boolean;
  onClose: () => void;
  /** Ctrl+Enter, which Enter alone never is; without it the key does nothing. */
  onCommit?: () => void;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      // A close that was taken back at once is none: while developing, React runs each effect twice.
      onClose={({ currentTarget }) => currentTarget.open || onClose()}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onCommit) return;
        event.preventDefault();
        onCommit();
      }}
      className={cx(
        'max-w-full rounded-6 bg-s4 shadow-float',
        isBare ? 'mt-64 w-640 overflow-hidden phone:mt-8' : 'w-440 p-16 phone:mx-8 phone:w-auto',
      )}
    >
      <h2 id={id} className={isBare ? 'sr-only' : 'mb-4 text-15 font-semibold'}>
        {title}
      </h2>
      {children}
      {acts && <div className="mt-16 flex justify-end gap-8">{acts}</div>}
    </dialog>
  );
}
