import type { ReactNode } from 'react';

type ActLineProps = { title: ReactNode; children: ReactNode; act?: ReactNode };

/** One line of a list: a title, details below it, and what can be done with it. */
export function ActLine({ title, children, act }: ActLineProps) {
  return (
    <li className="flex min-h-44 items-center gap-8 border-b border-l1 py-6 last:border-b-0">
      <div className="min-w-0 grow">
        <p className="flex items-center gap-8 font-medium">{title}</p>
        <p className="text-12 text-t3">{children}</p>
      </div>
      {act}
    </li>
  );
}
