import { z } from 'zod';
import { keepClaim } from '#lib/data/claims/keep.ts';
import { writing } from '#lib/route.ts';

/** Prolongs a claim after the member's last act. Sent by an open page by itself, so it is no act. */
export const POST = writing(
  'route /api/cases/keep',
  z.strictObject({ caseId: z.uuid() }),
  false,
  async (actor, input) => Response.json(await keepClaim(actor, input.caseId)),
);
