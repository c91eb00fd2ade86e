import { z } from 'zod';
import { address, plain, secret } from '../settings.ts';

const WebhookAuth = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('basic'),
    user: plain({ title: 'User' }),
    password: secret({ title: 'Password', description: 'Chosen by you and given to Ondato.', isOurs: true }),
  }),
  z.strictObject({
    kind: z.literal('hmac'),
    secret: secret({ title: 'Secret', description: 'Signs each notification.' }),
  }),
]);

/** Settings of a connection to an Ondato application. */
export const ondatoSettings = z.strictObject({
  tokenUrl: address({
    title: 'Token address',
    description: 'Where client credentials are exchanged for a token (OAuth2).',
  }).default('https://id.ondato.com/connect/token'),
  idvUrl: address({ title: 'IDV address', description: 'Of the identity verifications.' }).default(
    'https://idvapi.ondato.com',
  ),
  kycUrl: address({ title: 'KYC address', description: 'Of the identifications and their files.' }).default(
    'https://kycid.ondato.com',
  ),
  clientId: plain({ title: 'Client id' }),
  clientSecret: secret({ title: 'Client secret' }),
  scope: plain({ title: 'Scope', description: 'Leave empty for every scope the client has.' }).optional(),
  applicationId: plain({
    title: 'Application id',
    description: 'Only its identifications are listed, and only its notifications accepted.',
  }).optional(),
  setupId: plain({ title: 'Set-up id', description: 'Of new identity verifications that name none.' }).optional(),
  webhookAuth: WebhookAuth.meta({
    title: 'Webhook authentication',
    description:
      'As agreed with Ondato’s support: a user with a password, or a secret that signs. ' +
      'Without it, all notifications are rejected.',
    // One field in storage, so the user's name is hidden along with the password.
    secret: true,
  }).optional(),
  webhookMaxAgeSeconds: z
    .number()
    .int()
    .min(1)
    .max(604_800)
    .meta({
      title: 'Oldest webhook, in seconds',
      description: 'Older notifications are rejected; Ondato repeats one for up to 24 hours.',
    })
    .default(90_000),
});

export type OndatoSettings = z.output<typeof ondatoSettings>;
