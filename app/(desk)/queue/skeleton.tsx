import { DeskFrame } from '#components/shell/desk-frame.tsx';
import type { Person } from '#components/shell/navigation.ts';
import { Sidebar } from '#components/shell/sidebar.tsx';
import { columns } from './columns.ts';
import { QueueGrid } from './table.tsx';

/**
 * The frame at once, and bars in the place of the rows when reading them takes longer than 200 ms. It is sent with
 * every
 * page, so one row stands for twenty: its style draws the others.
 */
export function QueueLoading({ person }: { person: Person }) {
  return (
    <DeskFrame>
      <Sidebar person={person} current="queue" />
      <main className="flex min-h-0 min-w-0 flex-col overflow-hidden bg-s1">
        <h1 className="flex h-48 shrink-0 items-center px-16 text-15 font-semibold tracking-tight">Queue</h1>
        <div className="h-72 shrink-0 border-b border-l1" />
        <div role="status" aria-label="Reading cases" className="late">
          <QueueGrid>
            <tbody className="queue-bars">
              <tr>
                {columns.map(({ name }) => (
                  <td key={name} className={name} />
                ))}
              </tr>
            </tbody>
          </QueueGrid>
        </div>
      </main>
    </DeskFrame>
  );
}
