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

/** Tests a connection's settings. A route and not an action, so that the browser can stop it. */
export const POST = writing('route /api/connections/test', Order, true, async (actor, order, signal) =>
  Response.json(await testConnection(actor, order, { signal })),
);
