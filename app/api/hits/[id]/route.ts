import { z } from 'zod';
import { hitDetail } from '#lib/data/hits/detail.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** One hit beside the person. */
export const GET = reading<{ id: string }>('route /api/hits/[id]', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such hit.');
  return Response.json(await hitDetail(actor, id, providerLabel));
});
