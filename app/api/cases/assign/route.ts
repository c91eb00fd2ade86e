import { z } from 'zod';
import { assignCases, mostAssigned } from '#lib/data/claims/assign.ts';
import { writing } from '#lib/route.ts';

const Assignment = z.strictObject({
  caseIds: z.array(z.uuid()).min(1).max(mostAssigned),
  /** Null ends the assignments. */
  toId: z.uuid().nullable(),
});

/** Assigns cases, and says of each whether it was. */
export const POST = writing('route /api/cases/assign', Assignment, true, async (actor, input) =>
  Response.json({ results: await assignCases(actor, input) }),
);
