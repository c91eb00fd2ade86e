import { z } from 'zod';
import { foreseeNext } from '#lib/data/claims/foresee-next.ts';
import { reading } from '#lib/route.ts';

/** Whom "Take next" would give the member after the case `?open=`, as ids, so that they can be fetched ahead. */
export const GET = reading('route /api/cases/ahead', async (actor, _, request) => {
  const open = z.uuid().safeParse(new URL(request.url).searchParams.get('open'));
  return Response.json({ next: await foreseeNext(actor, open.success ? open.data : crypto.randomUUID()) });
});
