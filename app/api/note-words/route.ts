import { mentionable } from '#lib/data/notes/mentions.ts';
import { tagsInUse } from '#lib/data/notes/tags.ts';
import { reading } from '#lib/route.ts';

/** What a note and a tag can be completed with: the members who can be mentioned, and the tags in use. */
export const GET = reading('route /api/note-words', async (actor) => {
  const [members, tags] = await Promise.all([mentionable(actor), tagsInUse(actor)]);
  return Response.json({ members, tags });
});
