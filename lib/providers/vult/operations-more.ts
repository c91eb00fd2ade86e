import { z } from 'zod';
import {
  Counts,
  changing,
  Done,
  downloading,
  id,
  ofIdentity,
  ofSession,
  oneOrMany,
  page,
  reading,
  sessionWishes,
  some,
} from './operation-forms.ts';
import {
  captureTypes,
  documentTypes,
  fileTypes,
  IdaSession,
  Identities,
  IdentityDocument,
  SessionLocation,
  sessionStatuses,
} from './shapes.ts';

const Created = z.looseObject({ session_id: id });
const owners = { client_id: oneOrMany.optional(), user_id: oneOrMany.optional() };
const search = { search_term: z.string().optional(), metadata: some.optional() };

/** What is done to a session of identity verification; its reads are in operations.ts. */
export const idvChanges = {
  sessionCreate: changing('idv.sessionCreate', '/idv/session/create', {
    input: z.strictObject(sessionWishes),
    output: Created,
  }),
  sessionDelete: changing('idv.sessionDelete', '/idv/session/delete', {
    input: z.strictObject(ofSession),
    output: Done,
  }),
  sessionAnonymize: changing('idv.sessionAnonymize', '/idv/session/anonymize', {
    input: z.strictObject(ofSession),
    output: Done,
  }),
};

/** Authentication of somebody who was verified before. */
export const idaOperations = {
  sessionCreate: changing('ida.sessionCreate', '/ida/session/create', {
    input: z.strictObject({ ...ofIdentity, ...sessionWishes }),
    output: Created,
  }),
  sessionList: reading('ida.sessionList', '/ida/session/list', {
    input: z.strictObject({
      ...page,
      ...owners,
      ...search,
      identity_id: oneOrMany.optional(),
      verified: z.boolean().optional(),
      status: z.enum(sessionStatuses).optional(),
      start_date: z.string().nullable().optional(),
      end_date: z.string().nullable().optional(),
    }),
    output: z.looseObject({ sessions: z.array(IdaSession), meta_counts: Counts }),
  }),
  sessionRead: reading('ida.sessionRead', '/ida/session/read', {
    input: z.strictObject(ofSession),
    output: IdaSession,
  }),
  sessionDelete: changing('ida.sessionDelete', '/ida/session/delete', {
    input: z.strictObject(ofSession),
    output: Done,
  }),
  locationRead: reading('ida.locationRead', '/ida/session/location/read', {
    input: z.strictObject({ ...ofSession, location_capture_type_e: z.enum(captureTypes) }),
    output: SessionLocation.nullable(),
  }),
  documentDownload: downloading('ida.documentDownload', '/ida/document/download', z.strictObject(ofSession)),
};

/** People, over all their sessions. */
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
};

/** Where the vendor sends its notifications. A created one is told no id, so it is found by listing. */
export const webhookOperations = {
  create: changing('webhook.create', '/webhook/create', {
    input: z.strictObject({ client_id: id.optional(), name: id, url: id }),
    output: Done,
  }),
  list: reading('webhook.list', '/webhook/list', {
    input: z.strictObject({ ...page, client_id: id.optional(), search_term: z.string().optional() }),
    output: z.looseObject({ webhooks: z.array(z.looseObject({})), statistics: Counts }),
  }),
  delete: changing('webhook.delete', '/webhook/delete', { input: z.strictObject({ id }), output: Done }),
};
