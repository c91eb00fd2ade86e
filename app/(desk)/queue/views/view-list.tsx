import { Time } from '#components/review/time/time.tsx';
import type { QueueFilter } from '#lib/review/case/queue.ts';
import { filterOf } from '#lib/review/case/queue-address.ts';
import { type SavedView, viewQuery } from '#lib/review/views/view.ts';
import { QueueLink } from '../queue-link.tsx';
import { useViews } from './use-views.ts';
import { viewCountWords } from './view-count-words.ts';

/** The saved views in the sidebar, each with its count and as of when it is. */
export function ViewList({ filter }: { filter: QueueFilter }) {
  const { data, isError, refetch } = useViews();
  if (isError && !data)
    return (
      <p className="mt-16 px-8 text-12 text-t3">
        Your views could not be read.{' '}
        <button type="button" onClick={() => void refetch()} className="text-accent hover:underline">
          Try again
        </button>
      </p>
    );
  if (!data || data.length === 0) return null;
  const own = data.filter(({ sharedBy }) => sharedBy === null);
  const shared = data.filter(({ sharedBy }) => sharedBy !== null);
  return (
    <div className="mt-16 flex min-h-0 shrink flex-col gap-12 overflow-y-auto thin-scroll">
      <Group title="My views" views={own} filter={filter} />
      <Group title="Shared views" views={shared} filter={filter} />
    </div>
  );
}

function Group({ title, views, filter }: { title: string; views: SavedView[]; filter: QueueFilter }) {
  const [first] = views;
  if (!first) return null;
  const isOpen = (view: SavedView) => filter.text === '' && !filter.figure && viewQuery(filter) === view.query;
  return (
    <nav aria-label={title}>
      <p className="flex h-24 items-center gap-8 px-8 text-11 text-t3">
        {title}
        <span className="ms-auto">
          <span className="sr-only">Counted at </span>
          <Time at={first.count.at} as="seconds" />
        </span>
      </p>
      {views.map((view) => (
        <QueueLink
          key={view.id}
          filter={filterOf(new URLSearchParams(view.query))}
          aria-current={isOpen(view) ? 'page' : undefined}
          title={view.isShared ? `${view.name}, shared by ${view.sharedBy ?? 'you'}` : view.name}
          className="side-link"
        >
          <bdi className="truncate">{view.name}</bdi>
          <span className="ms-auto text-12 font-normal text-t3">{viewCountWords(view.count)}</span>
        </QueueLink>
      ))}
    </nav>
  );
}
