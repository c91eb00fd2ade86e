import Link from 'next/link';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import type { HitFilter, HitPage } from '#lib/review/hits/view.ts';
import { hitsAddress } from './address.ts';
import { shownWords } from './counted-rows.ts';

export function HitsFoot({ page, filter }: { page: HitPage; filter: HitFilter }) {
  const links = [
    [filter.cursor !== null, null, 'First'],
    [page.previous !== null, page.previous, 'Previous'],
    [page.next !== null, page.next, 'Next'],
  ] as const;
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-12 border-t border-l2 bg-s0 px-16 text-12 whitespace-nowrap',
        'text-t2 phone:h-48',
      )}
    >
      <span>{shownWords(page, filter)}</span>
      <span className="flex items-center gap-4 text-t3 phone:hidden">
        <KeyHint group="Hits" of="j" />
        <KeyHint group="Hits" of="k" />
        move
      </span>
      <nav aria-label="Pages" className="ms-auto flex gap-6">
        {links.map(
          ([isThere, cursor, label]) =>
            isThere && (
              <Link
                key={label}
                href={hitsAddress({ ...filter, cursor })}
                prefetch={false}
                className={buttonClass('plain', 'sm')}
              >
                {label}
              </Link>
            ),
        )}
      </nav>
    </footer>
  );
}
