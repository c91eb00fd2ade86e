import { z } from 'zod';
import { notesOf } from '#lib/data/notes/notes.ts';
import { tagsOf } from '#lib/data/notes/tags.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The notes and tags of an applicant. */
export const GET = reading<{ id: string }>('route /api/applicants/[id]/notes', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such applicant.');
  const [notes, tags] = await Promise.all([notesOf(actor, id), tagsOf(actor, id)]);
  return Response.json({ ...notes, ...tags });
});
