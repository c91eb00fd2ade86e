import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Chip } from '#components/ui/chip.tsx';
import type { QueueFilter, QueuePage } from '#lib/review/case/queue.ts';
import { queueAddress } from './address.ts';
import { ProviderChoice } from './provider-choice.tsx';

/** The filters beside the tab, each as a chip that can be removed. */
export function QueueFilters({ page }: { page: QueuePage }) {
  const { filter } = page;
  const labels = new Map(page.connections.map((connection) => [connection.provider, connection.providerLabel]));
  const isNarrowed = filter.providers.length > 0 || filter.text !== '';
  return (
    <div className="flex h-40 shrink-0 items-center gap-6 overflow-x-auto border-b border-l1 px-16">
      <ProviderChoice filter={filter} providers={[...labels]} />
      {filter.providers.length > 0 && (
        <Chip
          field="Provider"
          operator={filter.providers.length > 1 ? 'is any of' : 'is'}
          value={filter.providers.map((provider) => labels.get(provider) ?? provider).join(', ')}
          removeHref={without(filter, { providers: [] })}
        />
      )}
      {filter.text && (
        <Chip field="Text" operator="finds" value={filter.text} removeHref={without(filter, { text: '' })} />
      )}
      {isNarrowed && (
        <Link href={queueAddress({ tab: filter.tab })} prefetch={false} className={buttonClass('quiet', 'sm')}>
          Clear
        </Link>
      )}
    </div>
  );
}

function without(filter: QueueFilter, change: Partial<QueueFilter>): string {
  return queueAddress({ ...filter, ...change, cursor: null });
}
