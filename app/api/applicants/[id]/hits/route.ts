import { z } from 'zod';
import { hitsOf } from '#lib/data/hits/view.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The hits and screenings of an applicant, with all that was said about each. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/hits', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  return Response.json(await hitsOf(actor, id, providerLabel));
});
