import 'server-only';
import { mustBeOpenLink, setPassword } from '#lib/data/members/members.ts';
import { hashPassword } from './password.ts';

/**
 * Sets a password with the single-use link of an invitation. The link is looked up before the password is hashed:
 * anyone can send this, and a hash takes 64 MiB of the few that are computed at once.
 * @throws Refusal `not_found` when the link was used, has expired or never was
 */
export async function setPasswordWithLink(token: string, password: string): Promise<void> {
  await mustBeOpenLink(token);
  await setPassword(token, await hashPassword(password));
}
