import { z } from 'zod';
import { captureTypes, IdvSession, SessionLocation, SessionTest, sessionStatuses } from '../shapes.ts';
import {
  Counts,
  Created,
  changing,
  Done,
  ofSession,
  oneOrMany,
  page,
  reading,
  sessionWishes,
  some,
  type VultOperation,
} from './operation.ts';

/** A session of identity verification (IDV): how it is found and read, created, anonymized and deleted. */
export const sessionOperations = {
  create: changing('idv.sessionCreate', '/idv/session/create', {
    input: z.strictObject(sessionWishes),
    output: Created,
  }),
  list: reading('idv.sessionList', '/idv/session/list', {
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
  read: reading('idv.sessionRead', '/idv/session/read', {
    input: z.strictObject(ofSession),
    output: IdvSession,
  }),
  readLocation: reading('idv.locationRead', '/idv/session/location/read', {
    input: z.strictObject({ ...ofSession, location_capture_type_e: z.enum(captureTypes) }),
    output: SessionLocation.nullable(),
  }),
  readTests: reading('idv.testRead', '/idv/session/test/read', {
    input: z.strictObject(ofSession),
    output: SessionTest.nullable(),
  }),
  anonymize: changing('idv.sessionAnonymize', '/idv/session/anonymize', {
    input: z.strictObject(ofSession),
    output: Done,
  }),
  delete: changing('idv.sessionDelete', '/idv/session/delete', {
    input: z.strictObject(ofSession),
    output: Done,
  }),
} satisfies Record<string, VultOperation>;
