import { z } from 'zod';
import { jobView } from '#lib/data/lifecycle/job-view.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** A job and how far it is. */
export const GET = reading<{ id: string }>('route /api/jobs/[id]', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such job.');
  return Response.json(await jobView(actor, id, providerLabel));
});
