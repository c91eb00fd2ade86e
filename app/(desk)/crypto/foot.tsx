import Link from 'next/link';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { countOf } from '#lib/review/counted.ts';
import { type CryptoFilter, type CryptoPage, cappedCount, mostCounted } from '#lib/review/crypto/view.ts';
import { cryptoAddress } from './address.ts';

export function CryptoFoot({ page, filter }: { page: CryptoPage; filter: CryptoFilter }) {
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
        <KeyHint group="Queue" of="j" />
        <KeyHint group="Queue" of="k" />
        move
      </span>
      <nav aria-label="Pages" className="ms-auto flex gap-6">
        {links.map(
          ([isThere, cursor, label]) =>
            isThere && (
              <Link
                key={label}
                href={cryptoAddress({ ...filter, cursor })}
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

/** "12 checks", "1–50 of 94", "50 of 1,000+"; where a filter narrows the tab, "12 on this page". */
function shownWords({ rows, counts }: CryptoPage, { tab, bands, providers, cursor }: CryptoFilter): string {
  const shown = rows.length.toLocaleString('en');
  if (bands.length + providers.length > 0) return `${shown} on this page`;
  const all = counts[tab];
  if (all === rows.length && all <= mostCounted) return countOf(all, 'check');
  return `${cursor ? '' : '1–'}${shown} of ${cappedCount(all)}`;
}
