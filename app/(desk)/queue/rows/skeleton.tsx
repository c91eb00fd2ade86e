import type { QueueFilter } from '#lib/review/case/queue.ts';
import { columns } from './columns.ts';
import { QueueGrid } from './table.tsx';

/** Bars in the place of the rows when these take longer than 200 ms: one row, whose style draws twenty. */
export function QueueBars({ canSelect, filter }: { canSelect: boolean; filter: QueueFilter }) {
  return (
    <div role="status" aria-label="Reading cases" className="late">
      <QueueGrid select={canSelect ? '' : null} filter={filter}>
        <tbody className="queue-bars">
          <tr>
            {canSelect && <td className="select" />}
            {columns.map(({ name }) => (
              <td key={name} className={name} />
            ))}
          </tr>
        </tbody>
      </QueueGrid>
    </div>
  );
}
