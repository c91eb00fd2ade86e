import { z } from 'zod';
import { relatedTo } from '#lib/data/related/related.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The applicants who may be the same person, at any vendor. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/related', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  const { related, ...rest } = await relatedTo(actor, id);
  const labelled = related.map((one) => ({ ...one, provider: providerLabel(one.provider) }));
  return Response.json({ ...rest, related: labelled });
});
