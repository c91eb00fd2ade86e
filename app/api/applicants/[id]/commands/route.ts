import { z } from 'zod';
import { commandsOf } from '#lib/data/commands/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The commands about an applicant. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/commands', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  return Response.json(await commandsOf(actor, id));
});
