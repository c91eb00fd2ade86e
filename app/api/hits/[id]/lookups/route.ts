import { z } from 'zod';
import { attachLookup } from '#lib/exchange/attach-lookup.ts';
import { lookupFileBytes, lookupFileWords } from '#lib/review/hits/lookup.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { oneLine, prose } from '#lib/review/text.ts';
import { attaching } from '#lib/route.ts';

const Lookup = z.strictObject({
  /** Made with the form, so that sending it twice attaches once. */
  lookupId: z.uuid(),
  /** Empty: only a file. */
  link: oneLine(2_000),
  note: prose(4_000),
});

const limit = { bytes: lookupFileBytes, tooLarge: lookupFileWords.tooLarge };

/** Attaches a look-up of one's own to a hit: a form with a link, a note and at most one file. */
export const POST = attaching<{ id: string }, typeof Lookup>(
  'route /api/hits/[id]/lookups',
  Lookup,
  limit,
  async (actor, { id }, input, file) => {
    if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such hit.');
    return Response.json(await attachLookup(actor, { hitId: id, ...input }, file));
  },
);
