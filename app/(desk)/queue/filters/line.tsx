import { laterPanel } from '#components/ui/later.tsx';
import type { FiltersProps } from './filters.tsx';

// Rows are read without it: the chips and menus come after the first paint.
const Filters = laterPanel<FiltersProps>(async () => (await import('./filters.tsx')).Filters, null);

/** The line of filters, with the sort at its end. */
export function QueueFilters(props: FiltersProps) {
  return (
    <div className="flex min-h-40 shrink-0 flex-wrap items-center gap-6 border-b border-l1 px-16 py-6">
      <Filters {...props} />
    </div>
  );
}
