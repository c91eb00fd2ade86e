'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import { browserId } from '#lib/auth/browser-cookie.ts';
import * as proofs from '#lib/auth/step-up.ts';
import * as browsers from '#lib/data/members/browsers.ts';
import { endOneSession } from '#lib/data/members/open-sessions.ts';
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
