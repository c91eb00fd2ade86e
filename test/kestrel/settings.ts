import { z } from 'zod';
import { address, plain, secret, webhookSecret } from '#lib/providers/settings.ts';

export const kestrelSettings = z.strictObject({
  baseUrl: address({ title: 'Base address' }),
  key: secret({ title: 'Key' }),
  flock: plain({ title: 'Flock' }).optional(),
  webhookSecret: webhookSecret({ title: 'Webhook secret' }).optional(),
});

export type KestrelSettings = z.output<typeof kestrelSettings>;
