'use server';

import { z } from 'zod';
import { openAction } from '#lib/action.ts';
import { hashPassword } from '#lib/auth/password.ts';
import { setPassword as keepPassword } from '#lib/data/members/members.ts';
import { newPassword, oneLine } from '#lib/review/text.ts';

const SetPassword = z.strictObject({
  token: oneLine(100).min(20),
  password: newPassword,
});

/** Sets a password with the single-use link of an invitation. */
export const setPassword = openAction('action setPassword', SetPassword, async ({ token, password }) => {
  await keepPassword(token, await hashPassword(password));
  return null;
});
