import type { ReactNode } from 'react';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import type { QueueCounts, QueueFilter } from '#lib/review/case/queue.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { ProviderChoice } from './provider-choice.tsx';
import { QueueLink } from './queue-link.tsx';

// Read only where an address comes from the metrics.
const FigureChip = laterPanel(async () => (await import('./figure-chip.tsx')).FigureChip, null);

type QueueFiltersProps = {
  filter: QueueFilter;
  connections: ConnectionHealth[];
  counts: QueueCounts;
  children: ReactNode;
};

/** The filters beside the tab, each as a chip that can be removed; `children` at the end of the line. */
export function QueueFilters({ filter, connections, counts, children }: QueueFiltersProps) {
  const labels = new Map(connections.map((connection) => [connection.provider, connection.providerLabel]));
  const isNarrowed = filter.providers.length > 0 || filter.text !== '' || Boolean(filter.figure);
  const nameOf = (id: string) => connections.find((connection) => connection.id === id)?.providerLabel;
  return (
    <div className="flex h-40 shrink-0 items-center gap-6 overflow-x-auto border-b border-l1 px-16">
      {filter.figure && <FigureChip filter={filter} figure={filter.figure} count={counts.figure} nameOf={nameOf} />}
      <ProviderChoice filter={filter} providers={[...labels]} />
      {filter.providers.length > 0 && (
        <Chip
          field="Provider"
          operator={filter.providers.length > 1 ? 'is any of' : 'is'}
          value={filter.providers.map((provider) => labels.get(provider) ?? provider).join(', ')}
          remove={(look) => <QueueLink filter={{ ...filter, providers: [], cursor: null }} {...look} />}
        />
      )}
      {filter.text && (
        <Chip
          field="Text"
          operator="finds"
          value={filter.text}
          remove={(look) => <QueueLink filter={{ ...filter, text: '', cursor: null }} {...look} />}
        />
      )}
      {isNarrowed && (
        <QueueLink filter={{ tab: filter.tab }} className={buttonClass('quiet', 'sm')}>
          Clear
        </QueueLink>
      )}
      {children}
    </div>
  );
}
