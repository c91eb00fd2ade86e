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
    .meta({ title: 'API prefix', description: 'What stands before /v2 in every path.' })
    .default('/api'),
  accessToken: secret({ title: 'Access token', description: 'Bearer token of an admin, or of one client.' }),
  tokenKind: z
    .enum(['backOffice', 'client'])
    .meta({ title: 'Kind of token', description: 'With the token of a client, only that client is seen.' })
    .default('backOffice'),
  wrapRunBody: z
    .boolean()
    .meta({
      title: 'Wrap what a verification sends',
      description: 'In { "data": … }, as the page’s sample does and its text does not.',
    })
    .default(true),
});

export type B2CoreSettings = z.output<typeof b2coreSettings>;
