import { z } from 'zod';
import { saveDraft } from '#lib/data/cases/drafts.ts';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import { messageMaxCharacters, outcomeMoves } from '#lib/review/case/move.ts';
import { oneLine, prose } from '#lib/review/text.ts';
import { writing } from '#lib/route.ts';

const note = prose(noteMaxCharacters * 2);

const Draft = z.strictObject({
  caseId: z.uuid(),
  version: z.int().min(1),
  /** Grows with each save, so that an older one never replaces a newer one. */
  counter: z.int().min(1).max(2_000_000_000),
  draft: z.strictObject({
    outcome: z.enum(['approved', 'rejected', ...outcomeMoves]).nullable(),
    reasons: z.array(oneLine(20)).max(20),
    note,
    message: prose(messageMaxCharacters * 2)
      .nullable()
      .default(null),
    until: z.iso.datetime().nullable(),
    ticks: z.array(oneLine(40)).max(20),
  }),
});

/** Takes what a reviewer has typed and not yet recorded. */
export const POST = writing('route /api/cases/draft', Draft, true, async (actor, input) =>
  Response.json({ isSaved: await saveDraft(actor, input) }),
);
