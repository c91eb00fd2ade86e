import { z } from 'zod';
import { portraitsOf } from '#lib/data/faces/portraits.ts';
import { providerLabel } from '#lib/providers/registry.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The portraits of one person across vendors, and what members said about pairs. Images have their own route. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/portraits', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  const { portraits, ...rest } = await portraitsOf(actor, id);
  const labelled = portraits.map((one) => ({ ...one, provider: providerLabel(one.provider) }));
  return Response.json({ ...rest, portraits: labelled });
});
