import { z } from 'zod';
import { captureTypes, IdaSession, SessionLocation, sessionStatuses } from '../shapes.ts';
import {
  Counts,
  Created,
  changing,
  Done,
  downloading,
  ofIdentity,
  ofSession,
  oneOrMany,
  owners,
  page,
  reading,
  search,
  sessionWishes,
  type VultOperation,
} from './operation.ts';

/** A session of authentication (IDA): a person who was verified before signs in again. */
export const authenticationOperations = {
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
} satisfies Record<string, VultOperation>;
