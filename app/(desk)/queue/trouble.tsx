import { Ago } from '#components/review/ago.tsx';
import { connectionName, inTrouble } from '#components/review/connections.ts';
import { VendorBanner } from '#components/review/vendor-banner.tsx';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';

/** The connection in the worst trouble, and the names of the others. */
export function Trouble({ connections, now }: { connections: ConnectionHealth[]; now: string }) {
  const [worst, ...others] = inTrouble(connections);
  if (!worst?.trouble) return null;
  return (
    <VendorBanner vendor={connectionName(worst, connections)} trouble={worst.trouble} now={now}>
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
