import type { ReactNode } from 'react';

/** A part of the verdict whose check box says what it is: the name is for the screen reader. */
export function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className="border-b border-l1 px-16 pt-10 pb-12 short:pt-6 short:pb-8">
      {children}
    </section>
  );
}
