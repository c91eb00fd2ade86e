import { z } from 'zod';
import { setSkills } from '#lib/data/claims/skills.ts';
import { providerById } from '#lib/providers/registry.ts';
import { writing } from '#lib/route.ts';

const Provider = z.string().refine((id) => providerById(id) !== undefined, 'There is no such provider.');
const Skills = z.strictObject({ memberId: z.uuid(), providers: z.array(Provider).max(50) });

/** Sets the providers whose cases a member takes. */
export const POST = writing('route /api/members/skills', Skills, true, async (actor, { memberId, providers }) => {
  await setSkills(actor, memberId, providers);
  return Response.json({ providers });
});
