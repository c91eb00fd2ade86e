import { z } from 'zod';
import { testConnection } from '#lib/exchange/settings/check.ts';
import { ModeInput, SettingsInput } from '#lib/review/connections/form.ts';
import { oneLine } from '#lib/review/text.ts';
import { writing } from '#lib/route.ts';

const Order = z.strictObject({
  id: z.uuid(),
  provider: oneLine(64),
  mode: ModeInput,
  draft: SettingsInput.nullable(),
});

/** Tries a connection's settings. Not an action, so that whoever waits can stop it. */
export const POST = writing('route /api/connections/test', Order, true, async (actor, order, signal) =>
  Response.json(await testConnection(actor, order, { signal })),
);
