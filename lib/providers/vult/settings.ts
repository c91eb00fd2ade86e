import { z } from 'zod';
import { address, plain, secret, webhookSecret } from '../settings.ts';

const Override = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  path: z
    .string()
    // A path below the base address: one leading slash, no step up, nothing that a URL reads as a host or a query.
    .regex(/^(?!.*\/(\.|%2e){1,2}(\/|$))\/(?!\/)[\w\-./{}~:@%+]*$/i, 'must be a path below the base address')
    .optional(),
});

/** Settings of a connection to the KYC API of Vult Security. */
export const vultSettings = z.strictObject({
  baseUrl: address({ title: 'Base address', description: 'Of your KYC API, without the path of an operation.' }),
  tokenUrl: address({
    title: 'Token address',
    description: 'Where client credentials are exchanged for a token (OAuth2).',
  }),
  oauthClientId: plain({ title: 'OAuth2 client id' }),
  oauthClientSecret: secret({ title: 'OAuth2 client secret' }),
  scope: plain({ title: 'Scope', description: 'Leave empty for every scope the client has.' }).optional(),
  clientId: plain({
    title: 'Client id',
    description: 'Whose weights and requirements are read and written.',
  }).optional(),
  userId: plain({ title: 'User id', description: 'Whose weights and requirements are read and written.' }).optional(),
  operations: z
    .record(z.string(), Override)
    .meta({
      title: 'Operation map',
      description: 'JSON; overrides method or path of single operations, from the OpenAPI file of your account.',
    })
    .optional(),
  webhookToken: webhookSecret(
    {
      title: 'Webhook token',
      description:
        'The unguessable end of the webhook address; without it, all notifications are rejected. ' +
        'At least 16 letters, digits or - . _ ~',
    },
    /^[\w.~-]+$/,
  ).optional(),
});

export type VultSettings = z.output<typeof vultSettings>;
