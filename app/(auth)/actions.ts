'use server';

import { cookies, headers } from 'next/headers';
import { z } from 'zod';
import { openAction } from '#lib/action.ts';
import { browserId, setBrowserCookie } from '#lib/auth/browser-cookie.ts';
import { finishWithCode, waitingCookie } from '#lib/auth/oidc/code-step.ts';
import { addressIn } from '#lib/auth/options.ts';
import { SignedAnswer } from '#lib/auth/passkeys/answers.ts';
import * as passkeys from '#lib/auth/passkeys/sign-in.ts';
import { setPasswordWithLink } from '#lib/auth/set-password.ts';
import type { Visitor } from '#lib/auth/sign-in.ts';
import { setSessionCookie } from '#lib/auth/step-up.ts';
import { browserName } from '#lib/review/members/browser-name.ts';
import { newPassword, oneLine } from '#lib/review/text.ts';

const SetPassword = z.strictObject({
  token: oneLine(100).min(20),
  password: newPassword,
});

/** Sets a password with the single-use link of an invitation. */
export const setPassword = openAction('action setPassword', SetPassword, async ({ token, password }) => {
  await setPasswordWithLink(token, password);
  return null;
});

/** Begins to sign in with a passkey. */
export const beginPasskeySignIn = openAction('action beginPasskeySignIn', z.strictObject({}), async () =>
  passkeys.beginSignIn(await visitor()),
);

/** Signs in with what a passkey has signed. */
export const signInWithPasskey = openAction(
  'action signInWithPasskey',
  z.strictObject({ answer: SignedAnswer }),
  async ({ answer }) => {
    const { sessionId, browserId } = await passkeys.signInWithPasskey(answer, await visitor());
    await setBrowserCookie(browserId);
    await setSessionCookie(sessionId);
    return null;
  },
);

/** Ends a sign-in at the issuer with a code of the member's app, or a recovery code. */
export const finishSingleSignOn = openAction(
  'action finishSingleSignOn',
  z.strictObject({ code: oneLine(40) }),
  async ({ code }) => {
    const { name, options } = waitingCookie();
    const { sessionId, browserId } = await finishWithCode((await cookies()).get(name)?.value, code, await visitor());
    await setBrowserCookie(browserId);
    await setSessionCookie(sessionId);
    (await cookies()).set(name, '', { ...options, maxAge: 0 });
    return null;
  },
);

async function visitor(): Promise<Visitor> {
  const sent = await headers();
  return {
    address: addressIn(sent.get('x-forwarded-for')),
    browser: browserName(sent.get('user-agent')),
    browserId: await browserId(),
  };
}
