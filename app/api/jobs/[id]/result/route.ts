import { z } from 'zod';
import { jobResult } from '#lib/data/lifecycle/job-view.ts';
import { resultFile } from '#lib/exchange/lifecycle/result-file.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** The result of a job as a CSV file. */
export const GET = reading<{ id: string }>('route /api/jobs/[id]/result', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such job.');
  return new Response(resultFile(await jobResult(actor, id)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="docket-job-${id}.csv"`,
    },
  });
});
