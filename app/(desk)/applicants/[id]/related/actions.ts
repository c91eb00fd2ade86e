'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as verdicts from '#lib/data/related/verdicts.ts';

const Judged = z.strictObject({
  applicantId: z.uuid(),
  otherId: z.uuid(),
  /** Null withdraws the verdict. */
  verdict: z.enum(['same', 'not_same']).nullable(),
});

/** Records whether two applicants are the same person. */
export const judgeRelation = action('action judgeRelation', Judged, (actor, { applicantId, otherId, verdict }) =>
  verdicts.judgeRelation(actor, applicantId, otherId, verdict),
);
