import { usePresence } from '#components/review/use-presence.ts';
import { Button } from '#components/ui/button.tsx';
import { cx } from '#components/ui/cx.ts';
import { Empty } from '#components/ui/empty.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import type { QueueCounts, QueueFilter, QueuePage } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import type { ShownLook } from '../columns/use-look.ts';
import { QueueBars } from './skeleton.tsx';
import { QueueTable, type Selecting } from './table.tsx';

const QueueEmpty = laterPanel(async () => (await import('./empty.tsx')).QueueEmpty);

type QueueRowsProps = {
  /** Undefined until the first rows are there. */
  page: QueuePage | undefined;
  /** So many of the rows are drawn; all without one. */
  most: number | undefined;
  filter: QueueFilter;
  counts: QueueCounts | null;
  /** The rows of another filter or page are shown until those of this one are there. */
  isBusy: boolean;
  hasFailed: boolean;
  onReadAgain: () => void;
  connections: ConnectionHealth[];
  now: string;
  meId: string;
  /** Whether a test case is marked in its row. */
  marksTest: boolean;
  seesNames: boolean;
  look: ShownLook;
  selecting: Selecting;
};

/** The rows, bars in their place while they are read, or why there are none. */
export function QueueRows({ page, most, hasFailed, isBusy, selecting, ...props }: QueueRowsProps) {
  const here = usePresence(props.meId);
  return (
    <div
      data-rows
      aria-busy={isBusy}
      className={cx(
        'min-h-0 grow overflow-x-hidden overflow-y-auto thin-scroll phone:overflow-visible',
        isBusy && 'late-dim',
      )}
    >
      {hasFailed ? (
        <Empty title="These cases could not be read" act={<Button onClick={props.onReadAgain}>Try again</Button>}>
          What you saved before is not affected.
        </Empty>
      ) : page === undefined ? (
        <QueueBars canSelect={selecting !== null} filter={props.filter} look={props.look} />
      ) : page.rows.length > 0 ? (
        <QueueTable
          rows={page.rows.slice(0, most)}
          now={props.now}
          meId={props.meId}
          marksTest={props.marksTest}
          here={here}
          silent={silentOf(props.connections)}
          filter={props.filter}
          look={props.look}
          selecting={selecting}
        />
      ) : (
        <QueueEmpty {...props} />
      )}
    </div>
  );
}

/** The providers of which no connection answers: of others, a row does not say by which one it came. */
function silentOf(connections: ConnectionHealth[]): string[] {
  const answering = new Set(connections.filter(({ trouble }) => trouble === null).map(({ provider }) => provider));
  return connections.map(({ provider }) => provider).filter((provider) => !answering.has(provider));
}
