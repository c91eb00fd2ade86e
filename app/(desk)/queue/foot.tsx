import { Time } from '#components/review/time/time.tsx';
import { KeyHint } from '#components/shell/hints/key-hint.tsx';
import { buttonClass } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { type SortKey, sortOf } from '#lib/review/case/filter/sort.ts';
import type { QueueCounts, QueueFilter, QueuePage } from '#lib/review/case/queue.ts';
import { QueueLink } from './queue-link.tsx';
import { matching } from './select/selected-words.ts';

/** Its group, where it is not that of the queue. */
type Hint = [keys: string[], word: string, group?: string];

const hints: Hint[] = [
  [['j', 'k'], 'move'],
  [['Enter'], 'open'],
  [['/'], 'search'],
  [['?'], 'all keys', 'Everywhere'],
];

const selectHint: Hint = [['Space'], 'select'];

/** What the rows are sorted by, as the head of its column says it. */
const sortedBy: Record<SortKey, string> = {
  due: 'time left',
  opened: 'age',
  risk: 'risk',
  country: 'country',
  provider: 'provider',
  assignee: 'assignee',
  decided: 'decision',
};

type QueueFootProps = {
  page: QueuePage | undefined;
  filter: QueueFilter;
  counts: QueueCounts | null;
  canSelect: boolean;
};

export function QueueFoot({ page, filter, counts, canSelect }: QueueFootProps) {
  return (
    <footer
      className={cx(
        'flex h-32 shrink-0 items-center gap-16 border-t border-l2 bg-s0 px-16 text-12',
        'whitespace-nowrap text-t2 phone:sticky phone:bottom-0 phone:z-1 phone:h-48',
      )}
    >
      <span>{page && shownWords(page, filter, counts)}</span>
      <span className="flex gap-12 text-t3 phone:hidden">
        {(canSelect ? [...hints.slice(0, 2), selectHint, ...hints.slice(2)] : hints).map(
          ([keys, word, group = 'Queue']) => (
            <span key={word} className="inline-flex items-center gap-4">
              {keys.map((key) => (
                <KeyHint key={key} group={group} of={key} />
              ))}
              {word}
            </span>
          ),
        )}
      </span>
      <span className="ms-auto min-w-0 truncate text-t3 phone:hidden">
        {page && !filter.figure && `Sorted by ${sortedBy[sortOf(filter).by]}, refreshed `}
        {page && !filter.figure && <Time at={page.readAt} as="seconds" />}
      </span>
      <nav aria-label="Pages" className="flex gap-6 phone:ms-auto">
        {filter.cursor && <PageLink filter={filter} cursor={null} label="First" />}
        {page?.previous && <PageLink filter={filter} cursor={page.previous} label="Previous" />}
        {page?.next && <PageLink filter={filter} cursor={page.next} label="Next" />}
      </nav>
    </footer>
  );
}

function PageLink({ filter, cursor, label }: { filter: QueueFilter; cursor: string | null; label: string }) {
  return (
    <QueueLink filter={{ ...filter, cursor }} className={buttonClass('plain', 'sm')}>
      {label}
    </QueueLink>
  );
}

/** A page found by cursor has no number. */
function shownWords({ rows }: QueuePage, filter: QueueFilter, counts: QueueCounts | null): string {
  const shown = rows.length.toLocaleString('en');
  const all = matching(counts, filter);
  if (all === null) return `${shown} on this page`;
  return filter.cursor || rows.length < 2 ? `${shown} of ${all}` : `1–${shown} of ${all}`;
}
