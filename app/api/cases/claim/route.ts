import { z } from 'zod';
import { claimCase } from '#lib/data/claims/claim.ts';
import { writing } from '#lib/route.ts';

/** Claims one case by hand. */
export const POST = writing(
  'route /api/cases/claim',
  z.strictObject({ caseId: z.uuid() }),
  true,
  async (actor, input) => Response.json(await claimCase(actor, input.caseId)),
);
