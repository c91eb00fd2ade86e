'use server';

import { headers } from 'next/headers';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { browserId } from '#lib/auth/browser-cookie.ts';
import * as codes from '#lib/auth/one-time-codes/check.ts';
import * as passkeys from '#lib/auth/passkeys/add.ts';
import { MadeAnswer } from '#lib/auth/passkeys/answers.ts';
import * as proofs from '#lib/auth/step-up.ts';
import * as browsers from '#lib/data/members/browsers.ts';
import { removeCodeApp } from '#lib/data/members/factors/code-app.ts';
import * as stored from '#lib/data/members/factors/passkeys.ts';
import * as recovery from '#lib/data/members/factors/recovery-codes.ts';
import { endOneSession } from '#lib/data/members/open-sessions.ts';
import { browserName } from '#lib/review/members/browser-name.ts';
import { newPassword, oneLine } from '#lib/review/text.ts';

/** Changes one's own password; other sessions end. */
export const changePassword = action(
  'action changePassword',
  z.strictObject({ current: oneLine(1024), password: newPassword }),
  async (actor, given) => proofs.setSessionCookie(await proofs.changePassword(actor, given, await browserId())),
);

const OneKey = z.strictObject({ key: oneLine(64) });

/** Ends another session of one's own. */
export const endOwnSession = action('action endOwnSession', OneKey, (actor, { key }) =>
  endOneSession(actor, actor.id, key),
);

/** Removes a known browser of one's own. */
export const forgetBrowser = action('action forgetBrowser', OneKey, (actor, { key }) =>
  browsers.forgetBrowser(actor, key),
);

/** Begins to set up an app for one-time codes. The secret is in the answer, and nowhere afterwards. */
export const beginCodes = action('action beginCodes', z.strictObject({}), (actor) => codes.setUpCodes(actor));

/** Ends setting up the app with a first code. @returns recovery codes, where there were none */
export const confirmCodes = action('action confirmCodes', z.strictObject({ code: oneLine(40) }), (actor, { code }) =>
  codes.confirmCodes(actor, code, Date.now()),
);

/** Removes the app. */
export const removeCodes = action('action removeCodes', z.strictObject({}), (actor) => removeCodeApp(actor));

/** New recovery codes in place of the old ones. */
export const renewRecoveryCodes = action('action renewRecoveryCodes', z.strictObject({}), (actor) =>
  recovery.renewRecoveryCodes(actor),
);

/** Begins to make a passkey. */
export const beginPasskey = action('action beginPasskey', z.strictObject({}), (actor) => passkeys.beginPasskey(actor));

/** Adds the passkey that was made. @returns recovery codes, where there were none */
export const addPasskey = action(
  'action addPasskey',
  z.strictObject({ answer: MadeAnswer }),
  async (actor, { answer }) =>
    passkeys.finishPasskey(actor, answer, browserName((await headers()).get('user-agent')) ?? 'Passkey'),
);

/** Removes one of one's own passkeys. */
export const removePasskey = action('action removePasskey', OneKey, (actor, { key }) =>
  stored.removePasskey(actor, key),
);
