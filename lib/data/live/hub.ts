import 'server-only';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { env } from '#lib/env.ts';
import { log } from '#lib/log.ts';
import { isAboutCases, type LiveEvent } from '#lib/review/case/live.ts';
import { channels, liveEventOf } from './channels.ts';

/** Milliseconds between tries to connect again: doubled up to the longest. */
const backOff = { first: 250, longest: 15_000 };

/** How often the connection is asked whether it is there, in milliseconds: a broken network says nothing. */
const probeEveryMs = 20_000;

type Listener = (event: LiveEvent) => void;

type Hub = {
  listeners: Set<Listener>;
  client: pg.Client | null;
  isListening: boolean;
  isClosed: boolean;
  failures: number;
  timer: NodeJS.Timeout | undefined;
  /** Names this process, so that a version of another one, or of one before a restart, is never the same. */
  process: string;
  /** How many events there were. */
  events: number;
};

// Next bundles pages and routes separately; globalThis gives them one listening connection per process.
const shared = globalThis as typeof globalThis & { docketLive?: Hub };

/**
 * Calls `listener` for each event from now on. One connection of this process listens for all; when it is lost, it
 * connects again and tells of a gap.
 * @returns ends the calls
 */
export function onLiveEvent(listener: Listener): () => void {
  const { listeners } = hub();
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/**
 * The version of all that queues show: the same text means that nothing has changed in between. Null while this process
 * does not listen, and then nothing is known. Costs no query: PostgreSQL delivers a notification once its transaction
 * can be seen, so a reader who asks for the version first never keeps newer rows under an older version.
 */
export function liveVersion(): string | null {
  const { isListening, process: name, events } = hub();
  return isListening ? `${name}.${events}` : null;
}

/** Ends listening, for a shutdown and for tests. */
export async function closeLive(): Promise<void> {
  const open = shared.docketLive;
  shared.docketLive = undefined;
  if (!open) return;
  open.isClosed = true;
  clearTimeout(open.timer);
  await open.client?.end();
}

function hub(): Hub {
  if (shared.docketLive) return shared.docketLive;
  const started: Hub = {
    listeners: new Set(),
    client: null,
    isListening: false,
    isClosed: false,
    failures: 0,
    timer: undefined,
    process: randomUUID().slice(0, 8),
    events: 0,
  };
  shared.docketLive = started;
  void listen(started);
  return started;
}

async function listen(to: Hub): Promise<void> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: 'docket live',
    connectionTimeoutMillis: 2_000,
    query_timeout: 5_000,
    keepAlive: true,
  });
  to.client = client;
  client.on('notification', ({ channel, payload }) => tell(to, liveEventOf(channel, payload)));
  client.on('error', () => lost(to, client));
  client.on('end', () => lost(to, client));
  try {
    await client.connect();
    await client.query(
      Object.values(channels)
        .map((channel) => `LISTEN ${channel}`)
        .join('; '),
    );
  } catch {
    return lost(to, client);
  }
  if (to.client !== client) return;
  to.isListening = true;
  to.failures = 0;
  // What happened before is not known, also the first time: someone may have read meanwhile.
  tell(to, { kind: 'gap' });
  probeLater(to, client);
}

function probeLater(to: Hub, client: pg.Client): void {
  to.timer = setTimeout(() => {
    client.query('SELECT 1').then(
      () => to.client === client && !to.isClosed && probeLater(to, client),
      () => lost(to, client),
    );
  }, probeEveryMs);
  to.timer.unref();
}

function lost(to: Hub, client: pg.Client): void {
  if (to.client !== client) return;
  to.client = null;
  to.isListening = false;
  clearTimeout(to.timer);
  void client.end().catch(() => undefined);
  if (to.isClosed) return;
  const waitMs = Math.min(backOff.longest, backOff.first * 2 ** to.failures);
  to.failures += 1;
  log.warn('live.lost', { failures: to.failures, waitMs });
  to.timer = setTimeout(() => void listen(to), waitMs);
  to.timer.unref();
}

function tell(to: Hub, event: LiveEvent): void {
  if (isAboutCases(event)) to.events += 1;
  for (const listener of to.listeners) listener(event);
}
