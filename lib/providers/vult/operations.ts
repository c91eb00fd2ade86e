import { z } from 'zod';
import {
  Counts,
  downloading,
  ofSession,
  oneOrMany,
  page,
  reading,
  some,
  type VultOperation,
} from './operation-forms.ts';
import { idaOperations, identityOperations, idvChanges, webhookOperations } from './operations-more.ts';
import { ruleOperations } from './operations-rules.ts';
import { idaSdkOperations, idvSdkOperations } from './operations-sdk.ts';
import { utilityOperations } from './operations-utility.ts';
import {
  captureTypes,
  fileTypes,
  IdvDocument,
  IdvSession,
  SessionLocation,
  SessionTest,
  sessionStatuses,
} from './shapes.ts';

/**
 * The vendor publishes no method and no path, so each entry can be overridden by the connection's settings
 * (docs/providers.md, "Vult: the 53 operations").
 */
export const vultOperations = {
  sessionList: reading('idv.sessionList', '/idv/session/list', {
    input: z.strictObject({
      ...page,
      search_term: z.string().optional(),
      start_date: z.string().nullable().optional(),
      end_date: z.string().nullable().optional(),
      metadata: some.optional(),
      identity_id: oneOrMany.optional(),
      client_id: oneOrMany.optional(),
      user_id: oneOrMany.optional(),
      status: z.enum(sessionStatuses).optional(),
    }),
    output: z.looseObject({ sessions: z.array(IdvSession), meta_counts: Counts }),
  }),
  sessionRead: reading('idv.sessionRead', '/idv/session/read', {
    input: z.strictObject({ ...ofSession }),
    output: IdvSession,
  }),
  locationRead: reading('idv.locationRead', '/idv/session/location/read', {
    input: z.strictObject({ ...ofSession, location_capture_type_e: z.enum(captureTypes) }),
    output: SessionLocation.nullable(),
  }),
  testRead: reading('idv.testRead', '/idv/session/test/read', {
    input: z.strictObject({ ...ofSession }),
    output: SessionTest.nullable(),
  }),
  documentRead: reading('idv.documentRead', '/idv/document/read', {
    input: z.strictObject({ ...ofSession }),
    output: IdvDocument.nullable(),
  }),
  documentList: reading('idv.documentList', '/idv/document/list', {
    input: z.strictObject({ ...ofSession, ...page }),
    output: z.looseObject({ documents: z.array(IdvDocument), meta_counts: Counts }),
  }),
  documentDownload: downloading(
    'idv.documentDownload',
    '/idv/document/download',
    z.strictObject({ ...ofSession, storage_file_type_e: z.enum(fileTypes) }),
  ),
} satisfies Record<string, VultOperation>;

/** All 53 operations of the vendor's page. */
export const allOperations: readonly VultOperation[] = [
  utilityOperations,
  vultOperations,
  idvChanges,
  ruleOperations,
  idvSdkOperations,
  idaOperations,
  idaSdkOperations,
  identityOperations,
  webhookOperations,
].flatMap((group): VultOperation[] => Object.values(group));
