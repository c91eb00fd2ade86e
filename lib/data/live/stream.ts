import 'server-only';
import { can } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import type { LiveEvent } from '#lib/review/case/live.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { sessionInForce } from '../members/sessions.ts';
import { onLiveEvent } from './hub.ts';

/** Milliseconds between two looks at the session, with a comment that keeps proxies from closing the stream. */
const heartbeatMs = 15_000;

/** Events are collected for this long and sent together, so that a bulk act of 500 cases is a few messages. */
const collectMs = 150;

/** More cases than this at once are told as a gap: reading the page again is cheaper. */
const mostAtOnce = 100;

/** Streams of one session in this process: one browser needs one, and another while a tab takes over. */
const mostStreams = 6;

// Next bundles routes separately; globalThis gives them one count per process.
const shared = globalThis as typeof globalThis & { docketStreams?: Set<Stream> };

type Stream = { sessionId: string; close: (isCancelled?: boolean) => void };

const text = new TextEncoder();

/**
 * What changes from now on, as server-sent events for one browser. It ends with its session, at most
 * {@link heartbeatMs} later, and does not count as activity of the member.
 * @param everyMs how often the session is looked at
 * @throws Refusal `unavailable` when the session has too many streams
 */
export function eventStream(actor: MemberActor, everyMs = heartbeatMs): ReadableStream<Uint8Array> {
  const own = [...streams()].filter(({ sessionId }) => sessionId === actor.sessionId);
  if (own.length >= mostStreams)
    throw new Refusal('unavailable', 'This session has too many pages open. Close one of them.');
  let close: Stream['close'] = () => undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      close = pour(actor, controller, everyMs);
    },
    cancel: () => close(true),
  });
}

/** Ends all streams of this process, so that it can shut down; browsers connect again elsewhere. */
export function closeStreams(): void {
  for (const { close } of streams()) close();
}

function pour(actor: MemberActor, to: ReadableStreamDefaultController<Uint8Array>, everyMs: number): Stream['close'] {
  let isOpen = true;
  const send = (line: string) => {
    if (isOpen) to.enqueue(text.encode(line));
  };
  const collected = collector((events) => send(`data: ${JSON.stringify(events)}\n\n`));
  const stopListening = onLiveEvent((event) => {
    if (isFor(actor, event)) collected.add(event);
  });
  const stream: Stream = {
    sessionId: actor.sessionId,
    close: (isCancelled = false) => {
      if (!isOpen) return;
      isOpen = false;
      clearInterval(timer);
      collected.stop();
      stopListening();
      streams().delete(stream);
      // A browser that went away has closed it already.
      if (!isCancelled) to.close();
    },
  };
  const timer = setInterval(async () => {
    if (await isStillAllowed(actor)) return send(':\n\n');
    send('event: ended\ndata: \n\n');
    stream.close();
  }, everyMs);
  streams().add(stream);
  send('retry: 2000\n\n');
  return stream.close;
}

/** An admin is told of their notices alone: cases are not theirs to see. */
function isFor(actor: MemberActor, event: LiveEvent): boolean {
  if (event.kind === 'notice') return event.memberId === actor.id;
  return event.kind === 'gap' || can(actor, 'see-applicants');
}

function mayListen(actor: MemberActor): boolean {
  return can(actor, 'see-applicants') || can(actor, 'see-notices');
}

/** The session may have ended, and the member may have been disabled or given another role. */
async function isStillAllowed(actor: MemberActor): Promise<boolean> {
  try {
    const session = await sessionInForce(actor.sessionId, false);
    if (session === null || session.needsFactor) return false;
    return session.actor.role === actor.role && mayListen(session.actor);
  } catch {
    // Without the database nothing is known, and nothing can be told either: the browser connects again.
    return false;
  }
}

function collector(send: (events: LiveEvent[]) => void) {
  let waiting: LiveEvent[] = [];
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const events = latestOf(waiting);
    waiting = [];
    send(events);
  };
  return {
    add: (event: LiveEvent) => {
      waiting.push(event);
      timer ??= setTimeout(flush, collectMs);
    },
    stop: () => clearTimeout(timer),
  };
}

/**
 * One event per case, the last, and one per applicant with hits; a gap alone where there was one, or where there are
 * too many.
 */
export function latestOf(events: readonly LiveEvent[]): LiveEvent[] {
  const byName = new Map(events.map((event) => [nameOf(event), event]));
  return byName.has('gap') || byName.size > mostAtOnce ? [{ kind: 'gap' }, { kind: 'presence' }] : [...byName.values()];
}

function nameOf(event: LiveEvent): string {
  if (event.kind === 'hits') return `hits ${event.applicantId}`;
  return event.kind === 'case' ? event.case.caseId : event.kind;
}

function streams(): Set<Stream> {
  if (shared.docketStreams) return shared.docketStreams;
  shared.docketStreams = new Set();
  // A stream has no end of its own: the server would wait for it and be killed instead of finishing its other work.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, closeStreams);
  return shared.docketStreams;
}
