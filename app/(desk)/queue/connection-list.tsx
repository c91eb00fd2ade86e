import { connectionName } from '#components/review/connections.ts';
import { since } from '#components/review/time/spans.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { QueueLink } from './queue-link.tsx';

/** The age of each connection's data, at the foot of the sidebar; each leads to its cases. */
export function ConnectionList({ connections, now }: { connections: ConnectionHealth[]; now: string }) {
  return (
    <section aria-label="Connections" className="flex min-h-0 flex-col border-t border-l1 pt-8">
      <ul className="connection-list">
        {connections.map((connection) => {
          const isIll = connection.trouble !== null;
          return (
            <li key={connection.id}>
              <QueueLink filter={{ parts: { connections: [connection.id] } }} className={isIll ? 'ill' : undefined}>
                <Icon name={isIll ? 'attention' : connection.lastAnswerAt ? 'pass' : 'pending'} />
                <span>{connectionName(connection, connections)}</span>
                <span>{freshness(connection, now)}</span>
              </QueueLink>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function freshness({ trouble, lastAnswerAt }: ConnectionHealth, now: string): string {
  if (trouble) return `${trouble.kind} ${since(trouble.since, now)}`;
  return lastAnswerAt ? since(lastAnswerAt, now) : 'not read yet';
}
