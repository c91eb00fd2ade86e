import { z } from 'zod';
import { saveHitDraft } from '#lib/data/hits/drafts.ts';
import { hitVerdicts } from '#lib/review/hits/hit.ts';
import { oneLine, prose } from '#lib/review/text.ts';
import { writing } from '#lib/route.ts';

const Draft = z.strictObject({
  hitId: z.uuid(),
  version: z.int().min(1),
  /** Grows with each save, so that an older one never replaces a newer one. */
  counter: z.int().min(1).max(2_000_000_000),
  draft: z.strictObject({
    verdict: z.enum(hitVerdicts).nullable(),
    reason: oneLine(20).nullable(),
    note: prose(4_000),
    reviewOn: z.iso.date().nullable(),
  }),
});

/** Takes what a reviewer has typed about a hit and not yet recorded. */
export const POST = writing('route /api/hits/draft', Draft, true, async (actor, input) =>
  Response.json({ isSaved: await saveHitDraft(actor, input) }),
);
