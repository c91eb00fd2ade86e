import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Kbd } from '#components/ui/kbd.tsx';
import type { QueuePage } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';

const hints: [keys: string[], word: string][] = [
  [['j', 'k'], 'move'],
  [['↵'], 'open'],
  [['/'], 'search'],
  [['?'], 'all keys'],
];

export function QueueFoot({ page }: { page: QueuePage }) {
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-16 border-t border-l2 bg-s0 px-16 text-12',
        'whitespace-nowrap text-t2 phone:sticky phone:bottom-0 phone:h-48',
      )}
    >
      <span>{shownWords(page)}</span>
      <span className="flex gap-12 text-t3 phone:hidden">
        {hints.map(([keys, word]) => (
          <span key={word} className="inline-flex items-center gap-4">
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
            {word}
          </span>
        ))}
      </span>
      <nav aria-label="Pages" className="ms-auto flex gap-6">
        {page.filter.cursor && <PageLink page={page} cursor={null} label="First" />}
        {page.previous && <PageLink page={page} cursor={page.previous} label="Previous" />}
        {page.next && <PageLink page={page} cursor={page.next} label="Next" />}
      </nav>
    </footer>
  );
}

function PageLink({ page, cursor, label }: { page: QueuePage; cursor: string | null; label: string }) {
  return (
    <Link href={queueAddress({ ...page.filter, cursor })} prefetch={false} className={buttonClass('plain', 'sm')}>
      {label}
    </Link>
  );
}

/** A page found by cursor has no number, and the total is known only when nothing but the tab filters. */
function shownWords({ rows, filter, counts }: QueuePage): string {
  const shown = rows.length.toLocaleString('en');
  if (filter.text || filter.providers.length > 0) return `${shown} on this page`;
  const all = counts[filter.tab].toLocaleString('en');
  return filter.cursor || rows.length === 0 ? `${shown} of ${all}` : `1–${shown} of ${all}`;
}
