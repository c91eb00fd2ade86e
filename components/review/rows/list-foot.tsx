import Link from 'next/link';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';

type ListFootProps = {
  /** How many rows there are: "1–50 of 94". */
  words: string;
  /** In which group the keys are that move from row to row. */
  keys: 'Hits' | 'Queue';
  /** The cursor of the page that is shown; null on the first. */
  cursor: string | null;
  beside: { next: string | null; previous: string | null };
  addressOf: (cursor: string | null) => string;
};

/** The foot of a list in pages: how many rows, the keys, and the pages beside. */
export function ListFoot({ words, keys, cursor, beside: { next, previous }, addressOf }: ListFootProps) {
  const links = [
    [cursor !== null, null, 'First'],
    [previous !== null, previous, 'Previous'],
    [next !== null, next, 'Next'],
  ] as const;
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-12 border-t border-l2 bg-s0 px-16 text-12 whitespace-nowrap',
        'text-t2 phone:h-48',
      )}
    >
      <span>{words}</span>
      <span className="flex items-center gap-4 text-t3 phone:hidden">
        <KeyHint group={keys} of="j" />
        <KeyHint group={keys} of="k" />
        move
      </span>
      <nav aria-label="Pages" className="ms-auto flex gap-6">
        {links.map(
          ([isThere, to, label]) =>
            isThere && (
              <Link key={label} href={addressOf(to)} prefetch={false} className={buttonClass('plain', 'sm')}>
                {label}
              </Link>
            ),
        )}
      </nav>
    </footer>
  );
}
