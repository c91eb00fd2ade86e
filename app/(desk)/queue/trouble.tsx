import { connectionName, inTrouble } from '#components/review/connections.ts';
import { Ago } from '#components/review/time/ago.tsx';
import { VendorBanner } from '#components/review/vendor-banner.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';

type TroubleProps = {
  connections: ConnectionHealth[];
  now: string;
  /** Whether the reader may see the connections. */
  canOpen: boolean;
};

/** The connection in the worst trouble, and the names of the others. */
export function Trouble({ connections, now, canOpen }: TroubleProps) {
  const [worst, ...others] = inTrouble(connections);
  if (!worst?.trouble) return null;
  return (
    <VendorBanner
      vendor={connectionName(worst, connections)}
      trouble={worst.trouble}
      now={now}
      act={canOpen && <HealthLink />}
    >
      Its cases show our copy
      {worst.trouble.kind === 'down' && worst.lastAnswerAt && (
        <>
          {' from '}
          <Ago at={worst.lastAnswerAt} now={now} />
        </>
      )}
      . Decisions are recorded now.
      {others.length > 0 && ` Also in trouble: ${others.map((one) => connectionName(one, connections)).join(', ')}.`}
    </VendorBanner>
  );
}

function HealthLink() {
  return (
    <ScreenLink href="/admin/connections" className={linkClass}>
      Connection health
    </ScreenLink>
  );
}
