import { z } from 'zod';
import { foreseeNext } from '#lib/data/claims/foresee-next.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** Whom "Take next" would give the member after the case `?open=`, as ids, so that they can be fetched ahead. */
export const GET = reading('route /api/cases/ahead', async (actor, _, request) => {
  const open = z.uuid().safeParse(new URL(request.url).searchParams.get('open'));
  if (!open.success) throw new Refusal('not_found', 'There is no such case.');
  return Response.json({ next: await foreseeNext(actor, open.data) });
});
