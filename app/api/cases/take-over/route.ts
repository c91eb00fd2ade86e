import { z } from 'zod';
import { takeOver } from '#lib/data/claims/claim.ts';
import { writing } from '#lib/route.ts';

const OneCase = z.strictObject({ caseId: z.uuid() });

/** Takes a case over from the member who has it. */
export const POST = writing('route /api/cases/take-over', OneCase, true, async (actor, input) =>
  Response.json(await takeOver(actor, input.caseId)),
);
