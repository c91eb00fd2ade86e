import { cx } from '#components/ui/cx.ts';
import { Icon } from '#components/ui/icon.tsx';
import type { ConnectionHealth } from '#lib/review/views.ts';
import { spanWords } from './spans.ts';

/** How fresh each vendor's data is, at the foot of the sidebar. */
export function Connections({ connections, now }: { connections: ConnectionHealth[]; now: string }) {
  return (
    <section aria-label="Connections" className="flex min-h-0 flex-col border-t border-l1 pt-8">
      <ul className="min-h-0 overflow-y-auto thin-scroll">
        {connections.map((connection) => {
          const isDown = connection.downSince !== null;
          return (
            <li key={connection.id} className={cx('flex h-24 items-center gap-8 px-8 text-12', isDown ? 'text-attention' : 'text-t2')}>
              <Icon name={isDown ? 'attention' : connection.lastAnswerAt ? 'pass' : 'pending'} className={isDown ? '' : 'text-t3'} />
              <span className="truncate">{connectionName(connection, connections)}</span>
              <span className={cx('ms-auto text-11 whitespace-nowrap', !isDown && 'text-t3')}>{freshness(connection, now)}</span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** The connection that has been silent longest, or null. */
export function longestDown(connections: ConnectionHealth[]): ConnectionHealth | null {
  const down = connections.filter((connection) => connection.downSince !== null);
  return down.sort((a, b) => String(a.downSince).localeCompare(String(b.downSince)))[0] ?? null;
}

/** A connection is called by its vendor, and by its own name too where the vendor has several. */
export function connectionName({ provider, providerLabel, label }: ConnectionHealth, all: ConnectionHealth[]): string {
  const isOnly = all.filter((other) => other.provider === provider).length === 1;
  return isOnly ? providerLabel : `${providerLabel}, ${label}`;
}

/** Since when, in words: "45 min". */
export function since(at: string, now: string): string {
  return spanWords(Date.parse(now) - Date.parse(at));
}

function freshness({ downSince, lastAnswerAt }: ConnectionHealth, now: string): string {
  if (downSince) return `down ${since(downSince, now)}`;
  return lastAnswerAt ? since(lastAnswerAt, now) : 'not read yet';
}
