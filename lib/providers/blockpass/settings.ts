import { z } from 'zod';
import { address, plain, secret, webhookSecret } from '../settings.ts';

/** Settings of a connection to a Blockpass service. */
export const blockpassSettings = z
  .strictObject({
    baseUrl: address({ title: 'Base address' }).default('https://kyc.blockpass.org'),
    clientId: plain({ title: 'Client id', description: 'Of the service, from the Admin Console.' }),
    apiKey: secret({
      title: 'API key',
      description: 'A key that only reads. A key with automatic archiving erases what it reads.',
    }),
    archiveKey: secret({
      title: 'Archive key',
      description: 'A second key with automatic archiving, used for archiving only.',
    }).optional(),
    webhookSecret: webhookSecret({
      title: 'Webhook secret',
      description: 'Signs the notifications; without it, all are rejected. At least 16 characters.',
    }).optional(),
  })
  // With one key for both, each read would archive the candidate.
  .refine(({ apiKey, archiveKey }) => apiKey !== archiveKey, {
    error: 'must be another key than the API key',
    path: ['archiveKey'],
  });

export type BlockpassSettings = z.output<typeof blockpassSettings>;
