import { z } from 'zod';
import { sessionInForce } from '#lib/data/members/sessions.ts';
import { writing } from '#lib/route.ts';

/** The member was active, so the fifteen minutes of idle time start again. */
export const POST = writing('route /api/session/active', z.strictObject({}), true, async (actor) => {
  const session = await sessionInForce(actor.sessionId, false);
  return Response.json(
    session && { idleEndsAt: session.idleEndsAt.toISOString(), endsAt: session.endsAt.toISOString() },
  );
});
