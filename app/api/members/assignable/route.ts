import { assignableMembers } from '#lib/data/claims/assign.ts';
import { reading } from '#lib/route.ts';

/** The members to whom cases can be assigned. */
export const GET = reading('route /api/members/assignable', async (actor) =>
  Response.json({ members: await assignableMembers(actor) }),
);
