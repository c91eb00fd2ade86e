import { currentSession } from '#lib/auth/actor.ts';
import { factorsOf } from '#lib/data/members/factors/factors.ts';
import { passwordHashOf } from '#lib/data/members/password.ts';
import { waysWith } from '#lib/review/members/factors.ts';
import { reading } from '#lib/route.ts';

/** When this session ends, and with what its member can prove who they are. Reading it does not count as activity. */
export const GET = reading('route /api/session', async (actor) => {
  const session = await currentSession();
  return Response.json(
    session && {
      idleEndsAt: session.idleEndsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      ways: waysWith(await factorsOf(actor.id), (await passwordHashOf(actor.id)) !== null),
    },
  );
});
