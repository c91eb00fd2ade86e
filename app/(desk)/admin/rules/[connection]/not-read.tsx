import { Empty } from '#components/ui/empty.tsx';
import type { RulesView } from '#lib/review/rules/view.ts';

/** Before the first reading there is nothing to show or to change. */
export function NotRead({ view: { connection, reading } }: { view: RulesView }) {
  return (
    <Empty title="Not read yet">
      {reading.code === null
        ? `Docket reads the rules from ${connection.providerLabel} within one round of this connection.`
        : `${connection.providerLabel} could not be read. Docket tries again every minute.`}
    </Empty>
  );
}
