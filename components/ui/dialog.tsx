'use client';

import { type ReactNode, useEffect, useId, useRef } from 'react';

/** The browser's own modal dialog: it traps the focus, closes on Escape and returns the focus. */
export function Dialog({
  title,
  children,
  acts,
  onClose,
  onCommit,
}: {
  title: string;
  children: ReactNode;
  acts: ReactNode;
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
      className="w-440 max-w-full rounded-6 bg-s4 p-16 shadow-float"
    >
      <h2 id={id} className="mb-4 text-15 font-semibold">
        {title}
      </h2>
      {children}
      <div className="mt-16 flex justify-end gap-8">{acts}</div>
    </dialog>
  );
}
