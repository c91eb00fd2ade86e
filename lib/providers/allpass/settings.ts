import { z } from 'zod';
import { address, plain, secret } from '../settings.ts';

/** Settings of a connection to an Allpass.ai application. */
export const allpassSettings = z
  .strictObject({
    baseUrl: address({ title: 'Base address' }).default('https://app.allpass.ai'),
    appKey: secret({
      title: 'Application key',
      description: 'Private key of the application; it decides between test and live mode.',
    }),
    encryption: z
      .enum(['none', 'aes-256-cbc', 'aes-256-gcm'])
      .meta({ title: 'Encryption', description: 'As set for the application at Allpass.' })
      .default('none'),
    cryptoKey: secret({
      title: 'Crypto key',
      description: '64 hex digits; needed unless encryption is none.',
    }).optional(),
    hmacKey: secret({
      title: 'HMAC key',
      description: 'Signs what is encrypted with aes-256-cbc; needed there.',
    }).optional(),
    signedContent: z
      .enum(['data', 'rawBody'])
      .meta({
        title: 'Signed content',
        description: 'What the signature covers: the encrypted text, or the whole body.',
      })
      .default('data'),
    publicAppKey: plain({
      title: 'Public application key',
      description: 'As notifications name it. When set, those that name another application are refused.',
    }).optional(),
    webhookMaxAgeSeconds: z
      .number()
      .int()
      .min(1)
      .max(604_800)
      .meta({ title: 'Oldest webhook, in seconds', description: 'Older notifications are rejected.' })
      .default(300),
  })
  .superRefine(({ encryption, cryptoKey, hmacKey }, context) => {
    // A malformed key would fail only at the first answer, while a reviewer works.
    const isKey = cryptoKey === undefined ? encryption === 'none' : /^[0-9a-f]{64}$/i.test(cryptoKey);
    if (!isKey) context.addIssue({ code: 'custom', path: ['cryptoKey'], message: 'must be 64 hex digits' });
    if (encryption === 'aes-256-cbc' && hmacKey === undefined)
      context.addIssue({ code: 'custom', path: ['hmacKey'], message: 'is needed for aes-256-cbc' });
  });

export type AllpassSettings = z.output<typeof allpassSettings>;
