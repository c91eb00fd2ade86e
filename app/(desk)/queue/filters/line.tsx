import type { ReactNode } from 'react';
import { laterPanel } from '#components/ui/later.tsx';
import type { FiltersProps } from './filters.tsx';

// Rows are read without it: the chips and menus come after the first paint.
const Filters = laterPanel<FiltersProps>(async () => (await import('./filters.tsx')).Filters, null);

/** The line of filters and the sort; `children` at its end. */
export function QueueFilters({ children, ...of }: FiltersProps & { children: ReactNode }) {
  return (
    <div className="flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6">
      <Filters {...of} />
      {children}
    </div>
  );
}
