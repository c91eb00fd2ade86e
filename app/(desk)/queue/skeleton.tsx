import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { cx } from '#components/ui/cx.ts';
import { Skeleton } from '#components/ui/skeleton.tsx';
import { type Column, cellClass, columns } from './columns.ts';
import { QueueGrid } from './table.tsx';

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

/** The frame at once, and bars in place of the rows when reading takes longer than 200 ms. */
export function QueueLoading({ person }: { person: Person }) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="queue" />
      <main className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-s1">
        <h1 className="flex h-48 shrink-0 items-center px-16 text-15 font-semibold tracking-tight">Queue</h1>
        <div className="h-72 shrink-0 border-b border-l1" />
        <div role="status" aria-label="Reading cases" className="late">
          <QueueGrid>
            {Array.from({ length: 20 }, (_, index) => `row ${index}`).map((key) => (
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
      </main>
    </DeskFrame>
  );
}
