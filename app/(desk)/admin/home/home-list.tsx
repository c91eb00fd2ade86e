import { Children, type ReactNode } from 'react';

type HomeListProps = { title: string; aside: string | null; empty: string; children: ReactNode };

/** A block of the home: a heading with a count, and its items, or what is true where there are none. */
export function HomeList({ title, aside, empty, children }: HomeListProps) {
  return (
    <section aria-label={title} className="min-w-0">
      <h2 className="flex h-40 items-center gap-8 border-b border-l1 px-16 font-semibold">
        {title}
        {aside && <span className="ms-auto text-12 font-normal text-t3">{aside}</span>}
      </h2>
      {Children.count(children) === 0 ? (
        <p className="px-16 py-12 text-12 text-t2">{empty}</p>
      ) : (
        <ul className="divide-y divide-l1">{children}</ul>
      )}
    </section>
  );
}

/** One item: what it is, the facts below, and the one act at its end. */
export function HomeItem({ title, children, act }: { title: ReactNode; children: ReactNode; act: ReactNode }) {
  return (
    <li className="flex min-h-56 items-center gap-12 px-16 py-6">
      <span className="min-w-0 grow">
        <b className="flex items-center gap-6 font-medium">{title}</b>
        <span className="block truncate text-12 text-t2">{children}</span>
      </span>
      <span className="shrink-0 text-12">{act}</span>
    </li>
  );
}
