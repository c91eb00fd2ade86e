import type { QueueFilter } from '#lib/review/case/queue.ts';
import type { ShownLook } from '../columns/use-look.ts';
import { QueueGrid } from './table.tsx';

/** Bars in the place of the rows when these take longer than 200 ms: one row, whose style draws twenty. */
export function QueueBars({ canSelect, ...of }: { canSelect: boolean; filter: QueueFilter; look: ShownLook }) {
  return (
    <div role="status" aria-label="Reading cases" className="late">
      <QueueGrid select={canSelect ? '' : null} {...of}>
        <tbody className="queue-bars">
          <tr>
            {canSelect && <td className="select" />}
            {of.look.columns.map((name) => (
              <td key={name} className={name} />
            ))}
          </tr>
        </tbody>
      </QueueGrid>
    </div>
  );
}
