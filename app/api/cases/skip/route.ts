import { z } from 'zod';
import { skipCase } from '#lib/data/claims/skip.ts';
import { skipReasonCodes, skipWordsMaxCharacters } from '#lib/review/claims/skip.ts';
import { prose } from '#lib/review/text.ts';
import { writing } from '#lib/route.ts';

const Skip = z.strictObject({
  caseId: z.uuid(),
  reason: z.enum(skipReasonCodes),
  words: prose(skipWordsMaxCharacters),
});

/** Passes a case on with a reason. */
export const POST = writing('route /api/cases/skip', Skip, true, async (actor, input) => {
  await skipCase(actor, input);
  return Response.json({ skipped: true });
});
