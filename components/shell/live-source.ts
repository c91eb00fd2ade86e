import type { LiveEvent } from '#lib/review/case/live.ts';

/**
 * One stream of live events per browser: HTTP/1.1 gives six connections per host, so ten tabs with a stream each would
 * leave none for anything else. The tab that holds the lock has the stream and tells the others.
 */
const name = 'docket live';

/** Milliseconds before a refused stream is tried again, doubled up to the longest. */
const again = { first: 5_000, longest: 60_000 };

/** How long a stream is kept when the last listener has gone, since a next screen may listen at once. */
const graceMs = 2_000;

type Told = { kind: 'events'; events: LiveEvent[] } | { kind: 'up'; isUp: boolean } | { kind: 'who' };

const listeners = new Set<(events: LiveEvent[]) => void>();
const watchers = new Set<() => void>();
let isUp = false;
let stop: (() => void) | null = null;

/** Calls `listener` with what changed, until the answer is called. */
export function onLive(listener: (events: LiveEvent[]) => void): () => void {
  listeners.add(listener);
  stop ??= start();
  return () => {
    listeners.delete(listener);
    setTimeout(() => {
      if (listeners.size > 0) return;
      stop?.();
      stop = null;
    }, graceMs);
  };
}

/** Whether events arrive now. While they don't, a screen has to ask by itself. */
export function isLive(): boolean {
  return isUp;
}

/** Calls `watcher` when {@link isLive} changes. */
export function watchLive(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
}

function start(): () => void {
  const channel = new BroadcastChannel(name);
  const ending = new AbortController();
  let closeStream: (() => void) | null = null;
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'who') return closeStream && channel.postMessage({ kind: 'up', isUp } satisfies Told);
    hear(data);
  };
  const lead = () => {
    closeStream = openStream((told) => {
      hear(told);
      channel.postMessage(told);
    });
    return new Promise<void>((release) => ending.signal.addEventListener('abort', () => release()));
  };
  channel.postMessage({ kind: 'who' } satisfies Told);
  // Only a secure context has locks: over plain HTTP each tab has a stream of its own.
  if ('locks' in navigator)
    navigator.locks.request(name, { signal: ending.signal }, lead).catch((error: unknown) => {
      if (!ending.signal.aborted) throw error;
    });
  else void lead();
  return () => {
    ending.abort();
    closeStream?.();
    channel.close();
    hear({ kind: 'up', isUp: false });
  };
}

function hear(told: Told): void {
  if (told.kind === 'events') for (const listener of listeners) listener(told.events);
  if (told.kind !== 'up' || told.isUp === isUp) return;
  isUp = told.isUp;
  for (const watcher of watchers) watcher();
}

function openStream(tell: (told: Told) => void): () => void {
  let source: EventSource;
  let timer: ReturnType<typeof setTimeout>;
  let waitMs = again.first;
  const later = () => {
    source.close();
    tell({ kind: 'up', isUp: false });
    timer = setTimeout(open, waitMs);
    waitMs = Math.min(again.longest, waitMs * 2);
  };
  const open = () => {
    source = new EventSource('/api/live');
    source.onopen = () => {
      waitMs = again.first;
      tell({ kind: 'up', isUp: true });
      // What happened before it opened is not known.
      tell({ kind: 'events', events: [{ kind: 'gap' }, { kind: 'presence' }] });
    };
    source.onmessage = ({ data }: MessageEvent<string>) => tell({ kind: 'events', events: JSON.parse(data) });
    source.addEventListener('ended', later);
    // The browser connects again by itself, unless the answer was a refusal.
    source.onerror = () => (source.readyState === EventSource.CLOSED ? later() : tell({ kind: 'up', isUp: false }));
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
