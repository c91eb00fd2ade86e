'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import { dueDryRun } from '#lib/exchange/lifecycle/due-dry-run.ts';
import { mostInJob } from '#lib/review/lifecycle/act.ts';
import { retentionOutcomes } from '#lib/review/retention/due.ts';
import { oneLine } from '#lib/review/text.ts';

const DueFilter = z.strictObject({
  outcomes: z.array(z.enum(retentionOutcomes)).max(retentionOutcomes.length),
  providers: z.array(oneLine(40)).max(20),
});

const PrepareRetention = z.strictObject({
  /** Made with the form, so that sending it twice prepares one job. */
  jobId: z.uuid(),
  selection: z.union([
    z.strictObject({ ids: z.array(z.uuid()).min(1).max(mostInJob) }),
    z.strictObject({ filter: DueFilter }),
  ]),
});

/** The dry run of deleting those who are due: fixes who, and says what can be done where. */
export const prepareRetention = action('action prepareRetention', PrepareRetention, (actor, { jobId: id, selection }) =>
  dueDryRun(actor, { id, selection }),
);
