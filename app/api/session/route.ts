import { currentSession } from '#lib/auth/actor.ts';
import { reading } from '#lib/route.ts';

/** When this session ends. Reading it does not count as activity. */
export const GET = reading('route /api/session', async () => {
  const session = await currentSession();
  return Response.json(
    session && { idleEndsAt: session.idleEndsAt.toISOString(), endsAt: session.endsAt.toISOString() },
  );
});
