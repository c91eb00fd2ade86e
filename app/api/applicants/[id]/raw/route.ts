import { z } from 'zod';
import { rawAnswer } from '#lib/data/applicants/raw.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The vendor's raw answer about an applicant. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/raw', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  return Response.json(await rawAnswer(actor, id));
});
