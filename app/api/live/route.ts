import { eventStream } from '#lib/data/live/stream.ts';
import { reading } from '#lib/route.ts';

/** What changes from now on, as server-sent events. Not an act of the member: it keeps no session alive. */
export const GET = reading(
  'route /api/live',
  async (actor) =>
    new Response(eventStream(actor), {
      headers: {
        'Content-Type': 'text/event-stream; charset=utf-8',
        // Compressed, events would wait until there are enough of them.
        'Cache-Control': 'private, no-store, no-transform',
        'X-Accel-Buffering': 'no',
      },
    }),
);
