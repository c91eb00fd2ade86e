'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as rules from '#lib/data/members/factors/rules.ts';
import { endOneSession } from '#lib/data/members/open-sessions.ts';
import * as team from '#lib/data/members/team.ts';
import { env } from '#lib/env.ts';
import { memberEmail, memberRole } from '#lib/review/members/subject.ts';
import { oneLine } from '#lib/review/text.ts';

const OneMember = z.strictObject({ memberId: z.uuid() });

const Invite = z.strictObject({
  name: oneLine(120)
    .transform((text) => text.trim())
    .pipe(z.string().min(1, 'Write their name.')),
  email: memberEmail,
  role: memberRole,
});

/** Adds a member. The link to set a password is in the answer, and nowhere afterwards. */
export const inviteMember = action('action inviteMember', Invite, async (actor, person) =>
  shown(await team.invite(actor, person)),
);

/** Makes another link for a member, such as one who forgot their password. */
export const newLink = action('action newLink', OneMember, async (actor, { memberId }) =>
  shown(await team.newLink(actor, memberId)),
);

/** Gives a member another role. */
export const changeRole = action(
  'action changeRole',
  OneMember.extend({ role: memberRole }),
  (actor, { memberId, role }) => team.changeRole(actor, memberId, role),
);

/** Removes the second factors of a member who lost them. */
export const removeFactors = action('action removeFactors', OneMember, (actor, { memberId }) =>
  rules.removeFactorsOf(actor, memberId),
);

/** Disconnects a member's account at single sign-on, such as after it was made anew there. */
export const disconnectIssuers = action('action disconnectIssuers', OneMember, (actor, { memberId }) =>
  team.disconnectIssuers(actor, memberId),
);

/** Requires a second factor of a role, or no longer. */
export const requireFactor = action(
  'action requireFactor',
  z.strictObject({ role: memberRole, isRequired: z.boolean() }),
  (actor, { role, isRequired }) => rules.requireFactor(actor, role, isRequired),
);

/** Disables a member. */
export const disableMember = action('action disableMember', OneMember, (actor, { memberId }) =>
  team.disableMember(actor, memberId),
);

/** Enables a member again. */
export const enableMember = action('action enableMember', OneMember, (actor, { memberId }) =>
  team.enableMember(actor, memberId),
);

/** Ends one session of another member. */
export const endMemberSession = action(
  'action endMemberSession',
  OneMember.extend({ key: oneLine(64) }),
  (actor, { memberId, key }) => endOneSession(actor, memberId, key),
);

function shown({ token, expiresAt }: { token: string; expiresAt: Date }): { link: string; expiresAt: string } {
  return { link: `${env().PUBLIC_URL}/welcome/${token}`, expiresAt: expiresAt.toISOString() };
}
