import { cx } from '#components/ui/cx.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type Column, cellClass, columns } from './columns.ts';
import { QueueGrid } from './queue-table.tsx';

const bars: Record<Column, 'short' | 'medium' | 'long'> = {
  applicant: 'long',
  country: 'short',
  provider: 'medium',
  state: 'medium',
  providerSays: 'medium',
  blockers: 'long',
  risk: 'short',
  age: 'short',
  left: 'medium',
  assignee: 'medium',
};

/** Bars in the place of the rows, when reading them takes longer than 200 ms. */
export function QueueLoading() {
  return (
    <div role="status" aria-label="Reading cases" className="min-h-0 grow overflow-hidden pt-120 late">
      <QueueGrid>
        {Array.from({ length: 14 }, (_, index) => `row ${index}`).map((key) => (
          <tr key={key}>
            {(Object.keys(columns) as Column[]).map((column) => (
              <td key={column} className={cx(cellClass, columns[column])}>
                <Skeleton width={bars[column]} />
              </td>
            ))}
          </tr>
        ))}
      </QueueGrid>
    </div>
  );
}
