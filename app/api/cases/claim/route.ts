import { z } from 'zod';
import { claimCase } from '#lib/data/claims/claim.ts';
import { writing } from '#lib/route.ts';

/** Claims one case, by hand or because its member began to work on it. */
export const POST = writing(
  'route /api/cases/claim',
  z.strictObject({ caseId: z.uuid(), by: z.enum(['hand', 'work']) }),
  true,
  async (actor, input) => Response.json(await claimCase(actor, input.caseId, input.by)),
);
