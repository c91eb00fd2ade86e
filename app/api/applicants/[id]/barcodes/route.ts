import { z } from 'zod';
import { barcodesOfApplicant } from '#lib/exchange/barcodes.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The barcodes of an applicant's cards, decoded in the imaging process, beside the record. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/barcodes', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  return Response.json(await barcodesOfApplicant(actor, id));
});
