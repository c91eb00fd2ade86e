import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { captureTypes, Downloaded, fileTypes, IdvDocument, IdvSession, SessionLocation, SessionTest, sessionStatuses } from './shapes.ts';

const oneOrMany = z.union([z.string(), z.array(z.string())]);
const sessionId = z.string().min(1);
const page = { take: z.number().int().positive().optional(), skip: z.number().int().nonnegative().optional() };

/** How a list says how many there are is not documented (PROVIDERS 4, traps). */
const Counts = z.record(z.string(), z.unknown()).nullish();

/** The vendor publishes no method and no path, so each entry can be overridden by the connection's settings (PROVIDERS A.3). */
export const vultOperations = {
  sessionList: reading('idv.sessionList', '/idv/session/list', {
    input: z.strictObject({
      ...page,
      search_term: z.string().optional(),
      start_date: z.string().nullable().optional(),
      end_date: z.string().nullable().optional(),
      metadata: z.record(z.string(), z.unknown()).optional(),
      identity_id: oneOrMany.optional(),
      client_id: oneOrMany.optional(),
      user_id: oneOrMany.optional(),
      status: z.enum(sessionStatuses).optional(),
    }),
    output: z.looseObject({ sessions: z.array(IdvSession), meta_counts: Counts }),
  }),
  sessionRead: reading('idv.sessionRead', '/idv/session/read', {
    input: z.strictObject({ session_id: sessionId }),
    output: IdvSession,
  }),
  locationRead: reading('idv.locationRead', '/idv/session/location/read', {
    input: z.strictObject({ session_id: sessionId, location_capture_type_e: z.enum(captureTypes) }),
    output: SessionLocation.nullable(),
  }),
  testRead: reading('idv.testRead', '/idv/session/test/read', {
    input: z.strictObject({ session_id: sessionId }),
    output: SessionTest.nullable(),
  }),
  documentRead: reading('idv.documentRead', '/idv/document/read', {
    input: z.strictObject({ session_id: sessionId }),
    output: IdvDocument.nullable(),
  }),
  documentList: reading('idv.documentList', '/idv/document/list', {
    input: z.strictObject({ session_id: sessionId, ...page }),
    output: z.looseObject({ documents: z.array(IdvDocument), meta_counts: Counts }),
  }),
  documentDownload: {
    ...reading('idv.documentDownload', '/idv/document/download', {
      input: z.strictObject({ session_id: sessionId, storage_file_type_e: z.enum(fileTypes) }),
      output: Downloaded,
    }),
    answer: 'file',
  },
} satisfies Record<string, Operation>;

/** A read is safe although it is a POST. */
function reading<Input extends z.ZodType, Output extends z.ZodType>(name: string, path: string, forms: { input: Input; output: Output }) {
  return { name, path, ...forms, safe: true, method: 'POST' as const, answer: 'json' as 'json' | 'file' };
}
