import type { ReactNode } from 'react';

/** A section of a pane: a heading, something at its end, and a line below. */
export function Section({
  title,
  aside,
  children,
  id,
}: {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  id?: string;
}) {
  return (
    <section id={id} className="border-b border-l1 px-16 pt-10 pb-12 short:pt-6 short:pb-8">
      <h2 className="flex min-h-24 items-center gap-6 font-semibold">
        {title}
        {aside && <span className="ms-auto flex items-center gap-6 text-12 font-normal text-t3">{aside}</span>}
      </h2>
      {children}
    </section>
  );
}
