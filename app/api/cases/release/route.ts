import { z } from 'zod';
import { releaseCase } from '#lib/data/claims/release.ts';
import { writing } from '#lib/route.ts';

const OneCase = z.strictObject({ caseId: z.uuid() });

/** Gives a case back by hand. */
export const POST = writing('route /api/cases/release', OneCase, true, async (actor, input) => {
  await releaseCase(actor, input.caseId);
  return Response.json({ released: true });
});
