import { z } from 'zod';
import { documentTypes, fileTypes, Identities, IdentityDocument } from '../shapes.ts';
import {
  Counts,
  changing,
  Done,
  downloading,
  ofIdentity,
  oneOrMany,
  owners,
  page,
  reading,
  search,
  some,
  type VultOperation,
} from './operation.ts';

/** An identity: one person across all their sessions. */
export const identityOperations = {
  list: reading('identity.list', '/identity/list', {
    input: z.strictObject({
      ...page,
      ...owners,
      ...search,
      start_date: z.string().optional(),
      end_date: z.string().optional(),
    }),
    output: z.looseObject({ identities: z.array(z.looseObject({})), meta_counts: Counts }),
  }),
  read: reading('identity.read', '/identity/read', {
    input: z.strictObject({
      identity_id: oneOrMany.optional(),
      identity_ids: z.array(z.string()).optional(),
      metadata: some.optional(),
    }),
    output: Identities,
  }),
  anonymize: changing('identity.anonymize', '/identity/anonymize', { input: z.strictObject(ofIdentity), output: Done }),
  statusForSdk: reading('identity.statusForSdk', '/identity/status', {
    input: z.strictObject(ofIdentity),
    output: z.looseObject({ verified: z.boolean().nullish() }),
  }),
  documentRead: reading('identity.documentRead', '/identity/document/read', {
    input: z.strictObject({ ...ofIdentity, document_type_e: z.enum(documentTypes) }),
    output: IdentityDocument.nullable(),
  }),
  imageRead: downloading(
    'identity.imageRead',
    '/identity/image/read',
    z.strictObject({ ...ofIdentity, storage_file_type_e: z.enum(fileTypes) }),
  ),
} satisfies Record<string, VultOperation>;
