import { z } from 'zod';
import { address, secret } from '../settings.ts';

/** Settings of a connection to one installation of B2Core. */
export const b2coreSettings = z.strictObject({
  baseUrl: address({ title: 'Base address', description: 'Of your B2Core installation, without /api.' }),
  apiPrefix: z
    .string()
    .trim()
    // A path below the base address, or nothing: the vendor's page writes its paths with and without `/api`.
    .regex(/^(\/(?!\.{1,2}(\/|$))[\w\-.~]+)*\/?$/, 'must be a path below the base address')
    .meta({ title: 'API prefix', description: 'The part before /v2 in every path.' })
    .default('/api'),
  accessToken: secret({ title: 'Access token', description: 'Bearer token of an admin, or of one client.' }),
  tokenKind: z
    .enum(['backOffice', 'client'])
    .meta({ title: 'Kind of token', description: 'A client’s token sees that client only.' })
    .default('backOffice'),
  wrapRunBody: z
    .boolean()
    .meta({
      title: 'Wrap the body of a verification',
      description: 'In { "data": … }, as in the vendor’s sample call; its text sends the body unwrapped.',
    })
    .default(true),
});

export type B2CoreSettings = z.output<typeof b2coreSettings>;
