import { useState } from 'react';
import { connectionName, inTrouble } from '#components/review/connections.ts';
import { Ago } from '#components/review/time/ago.tsx';
import { VendorAnswers, VendorBanner } from '#components/review/vendor-banner.tsx';
import { ScreenLink } from '#components/shell/screen-link.tsx';
import { laterPanel } from '#components/ui/later.tsx';
import { linkClass } from '#components/ui/link.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';

const TryConnection = laterPanel(async () => (await import('../try-connection.tsx')).TryConnection, null);

type TroubleProps = {
  connections: ConnectionHealth[];
  now: string;
  /** Whether the reader may see the connections. */
  canOpen: boolean;
  /** Whether the reader may have a vendor that is down tried now. */
  canTry: boolean;
};

/** The connection in the worst trouble, and the names of the others. */
export function Trouble({ connections, now, canOpen, canTry }: TroubleProps) {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [worst, ...others] = inTrouble(connections);
  const again = connections.find(({ id, trouble }) => id === answered?.id && !(trouble && trouble.since > answered.at));
  if (again && isShownStill(answered, now))
    return (
      <VendorAnswers vendor={connectionName(again, connections)}>
        What waited for it is sent and read now.
      </VendorAnswers>
    );
  if (!worst?.trouble) return null;
  return (
    <VendorBanner
      vendor={connectionName(worst, connections)}
      trouble={worst.trouble}
      now={now}
      act={
        <>
          {canTry && worst.trouble.kind === 'down' && (
            <TryConnection
              key={worst.id}
              target={{ connectionId: worst.id }}
              onAnswered={(at) => setAnswered({ id: worst.id, at })}
            />
          )}
          {canOpen && <HealthLink />}
        </>
      }
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

type Answered = { id: string; at: string };

/** How long it is said that a vendor answers again, in milliseconds. */
const saidForMs = 60_000;

function isShownStill(answered: Answered | null, now: string): boolean {
  return answered !== null && Date.parse(now) - Date.parse(answered.at) < saidForMs;
}

function HealthLink() {
  return (
    <ScreenLink href="/admin/connections" className={linkClass}>
      Connection health
    </ScreenLink>
  );
}
