import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { Client, ClientDocument, Grant, Level, listOf, oneOf, Wizard } from './shapes.ts';

/** `path` is for the Back Office, `ownPath` for a client's token; null where such a token can't ask. */
export type B2CoreOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = Operation<
  Input,
  Output
> & {
  ownPath: string | null;
};

const get = { method: 'GET', safe: true, answer: 'json' } as const;
const id = z.union([z.string().min(1), z.number().int()]).transform(String);
const paging = { limit: z.number().int().positive().optional(), offset: z.number().int().nonnegative().optional() };
const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** Paths below `{baseUrl}{apiPrefix}`. */
export const b2coreOperations = {
  listVerifications: {
    ...get,
    name: 'listVerifications',
    path: '/v2/verifications',
    ownPath: '/v2/my/verifications',
    input: z.strictObject({
      ...paging,
      sortOrder: z.enum(['asc', 'desc']).optional(),
      sortBy: z.string().regex(/^\w+$/).optional(),
      clientId: id.optional(),
    }),
    output: listOf(Grant),
  },
  getVerification: {
    ...get,
    name: 'getVerification',
    path: '/v2/verifications/{verificationId}',
    ownPath: '/v2/my/verifications/{verificationId}',
    input: z.strictObject({ verificationId: id }),
    output: oneOf(Grant),
  },
  /** A GET that starts a procedure, so it is sent once. */
  initWizard: {
    ...get,
    safe: false,
    name: 'initWizard',
    path: '/v2/my/verifications/wizard',
    ownPath: '/v2/my/verifications/wizard',
    input: z.strictObject({}),
    output: Wizard,
  },
  /** `files` are paths of files at the vendor; how they are uploaded is on no public page. */
  runVerification: {
    method: 'POST',
    safe: false,
    answer: 'json',
    name: 'runVerification',
    path: '/v2/my/verifications',
    ownPath: '/v2/my/verifications',
    input: z.strictObject({
      type: z.coerce.number().int(),
      files: z.array(z.string().min(1)),
      uuid: z.string().min(1),
    }),
    output: Wizard,
  },
  listClients: {
    ...get,
    name: 'listClients',
    path: '/v2/clients',
    ownPath: null,
    input: z.strictObject({
      ...paging,
      sortOrder: z.enum(['asc', 'desc']).optional(),
      sortBy: z.string().regex(/^\w+$/).optional(),
      filter: z.record(z.string().regex(/^\w+$/), z.union([scalar, z.array(scalar)])).optional(),
    }),
    output: listOf(Client),
  },
  getClient: {
    ...get,
    name: 'getClient',
    path: '/v2/clients/{clientId}',
    ownPath: null,
    input: z.strictObject({ clientId: id }),
    output: oneOf(Client),
  },
  listDocuments: {
    ...get,
    name: 'listDocuments',
    path: '/v2/documents',
    ownPath: null,
    input: z.strictObject({ ...paging, clientId: id }),
    output: listOf(ClientDocument),
  },
  listLevels: {
    ...get,
    name: 'listLevels',
    path: '/v2/verifications/levels',
    ownPath: null,
    input: z.strictObject({}),
    output: listOf(Level),
  },
} satisfies Record<string, B2CoreOperation>;
