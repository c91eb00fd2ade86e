'use client';

import { useQuery } from '@tanstack/react-query';
import { readJson } from '#components/review/read-json.ts';
import { QueueKeys } from '#components/review/rows/keys.tsx';
import { NewRows } from '#components/review/rows/new-rows.tsx';
import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { useNow } from '#components/ui/use-now.ts';
import type { QueueLook } from '#lib/review/case/filter/columns.ts';
import { isNarrowed, type QueueCounts } from '#lib/review/case/queue.ts';
import { queueAddress } from '#lib/review/case/queue-address.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import type { Act } from '#lib/review/lifecycle/act.ts';
import { QueueBar } from './bar.tsx';
import { useLook } from './columns/use-look.ts';
import { ConnectionList } from './connection-list.tsx';
import { QueueFilters } from './filters/line.tsx';
import { QueueFoot } from './foot.tsx';
import { useEarlyKeys } from './rows/early-keys.tsx';
import { QueueRows } from './rows/rows.tsx';
import { useHydrated } from './rows/use-hydrated.ts';
import { SelectKeys } from './select/keys.tsx';
import { matching } from './select/selected-words.ts';
import { useSelection } from './select/use-selection.ts';
import { QueueTabs } from './tabs.tsx';
import { Trouble } from './trouble.tsx';
import { useCounts } from './use-counts.ts';
import { useLiveQueue } from './use-live-queue.ts';
import { type FirstRows, useQueue } from './use-queue.ts';

const ViewList = laterPanel(async () => (await import('./views/view-list.tsx')).ViewList, null);
/** The keys that select rows are there from the first; what is done with the rows is read a moment later. */
const QueueBulk = laterPanel(async () => (await import('./select/bulk.tsx')).QueueBulk, null);
const ViewActs = laterPanel(async () => (await import('./views/view-acts.tsx')).ViewActs, null);

type QueueScreenProps = {
  first: FirstRows;
  /** Counts and health come with the frame, so that nothing moves when the rows are there. */
  counts: QueueCounts;
  health: ConnectionHealth[];
  readAt: string;
  person: Person;
  meId: string;
  /** How this member has the rows. */
  ownLook: QueueLook;
  canCreate: boolean;
  canDecide: boolean;
  canTry: boolean;
  mayExport: boolean;
  seesNames: boolean;
  /** The acts this member may begin with selected cases; none: rows can't be selected. */
  mayBegin: Act[];
  mayAssignOthers: boolean;
  mayShareViews: boolean;
};

/** How often the freshness of the connections is read, in milliseconds; a copy is made every few minutes. */
const healthEveryMs = 20_000;

/** Ages and times left are in minutes. */
const nowEveryMs = 20_000;

/** So many rows fill the screen. They are drawn by the server, and the others once the page is alive. */
const drawnFirst = 16;

const noRows: never[] = [];

/** The cases of all providers, the most urgent first. */
export function QueueScreen({ first, counts: firstCounts, health, readAt, ...of }: QueueScreenProps) {
  const { person, meId, canCreate, canDecide, seesNames, mayBegin } = of;
  const { query, filter, data: page, isPlaceholderData, isError, refetch } = useQueue(first);
  const { isUp, change, show } = useLiveQueue(query);
  const look = useLook(of.ownLook, filter);
  const selection = useSelection(meId, filter, page?.rows ?? noRows);
  // The cases behind a number are looked at: a job's selection knows no figures.
  const selecting = mayBegin.length > 0 && !filter.figure ? selection : null;
  const clock = useNow(nowEveryMs);
  const now = clock === null ? readAt : new Date(Math.max(clock, Date.parse(page?.readAt ?? readAt))).toISOString();
  const { data: connections } = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => readJson<ConnectionHealth[]>('/api/connections/health', signal),
    initialData: health,
    refetchInterval: healthEveryMs,
  });
  const isAllTest = connections.length > 0 && connections.every(({ mode }) => mode === 'test');
  const isHydrated = useHydrated();
  useEarlyKeys(isHydrated);
  const rowsOf = page && !isPlaceholderData && isHydrated ? query : null;
  const { counts, isOld } = useCounts(filter, page, { query: first.query, counts: firstCounts, readAt });
  const known = isOld ? null : counts;
  return (
    <DeskFrame>
      <Sidebar
        person={person}
        current="queue"
        counts={isNarrowed({ ...filter, figure: null }) ? {} : { queue: counts.byTab.needs_review }}
        views={<ViewList filter={filter} />}
      >
        <ConnectionList connections={connections} now={now} />
      </Sidebar>
      <main className="flex min-h-0 min-w-0 flex-col bg-s1 phone:grow">
        <QueueBar
          filter={filter}
          rowsOf={rowsOf}
          readAt={page?.readAt ?? readAt}
          state={isError ? 'failed' : isUp ? 'live' : 'polled'}
          onReadAgain={() => void refetch()}
          person={person}
          canCreate={canCreate}
          toExport={of.mayExport && !filter.figure ? matching(known, filter) : undefined}
          canDecide={canDecide}
          seesNames={seesNames}
          isAllTest={isAllTest}
        />
        <QueueTabs filter={filter} counts={counts} isOld={isOld} />
        <QueueFilters filter={filter} connections={connections} counts={counts} look={look}>
          <NewRows change={change} onShow={show} />
          <ViewActs filter={filter} columns={look.columns} mayShare={of.mayShareViews} />
        </QueueFilters>
        <Trouble connections={connections} now={now} canOpen={person.canSeeConnections} canTry={of.canTry} />
        <QueueRows
          page={page}
          most={isHydrated ? undefined : drawnFirst}
          filter={filter}
          counts={known}
          isBusy={isPlaceholderData}
          hasFailed={isError && page === undefined}
          onReadAgain={() => void refetch()}
          connections={connections}
          now={now}
          meId={meId}
          marksTest={!isAllTest}
          seesNames={seesNames}
          look={look}
          selecting={selecting}
        />
        {selecting && <SelectKeys {...selecting} />}
        {selecting && (
          <QueueBulk
            selecting={selecting}
            page={page}
            filter={filter}
            counts={known}
            meId={meId}
            mayBegin={mayBegin}
            mayExport={of.mayExport}
            mayAssignOthers={of.mayAssignOthers}
            onChanged={() => {
              show();
              void refetch();
            }}
          />
        )}
        <QueueFoot page={page} filter={filter} counts={known} canSelect={selecting !== null} />
        <QueueKeys address={queueAddress(filter)} rowsOf={rowsOf} rows={isHydrated ? page?.rows : undefined} />
      </main>
    </DeskFrame>
  );
}
