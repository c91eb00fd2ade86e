import { z } from 'zod';
import { documentTypes } from '../shapes.ts';
import { changing, Done, ofSession, place, reading, sdk, some, upload } from './operation.ts';

const flag = z.boolean().nullish();
const access = 'sdk';
const Token = z.looseObject({ token: z.string() });
const SdkSession = z.looseObject({
  session_id: z.string(),
  consented: flag,
  document_front_given: flag,
  document_back_given: flag,
  liveness_detected: flag,
  selfie_given: flag,
  authenticated: flag,
});

/** The applicant's side. Consent comes first; without it everything else fails. */
export const idvSdkOperations = {
  metadataUpdate: sdkChange('idvSdk.metadataUpdate', '/idv/sdk/metadata/update', { sdk_metadata: some }, Done),
  livenessGenerate: sdkChange('idvSdk.livenessGenerate', '/idv/sdk/liveness/generate', place, Token),
  livenessProcess: sdkChange(
    'idvSdk.livenessProcess',
    '/idv/sdk/liveness/process',
    { ...place, images: z.array(z.string()).optional() },
    Token,
  ),
  sessionRead: reading('idvSdk.sessionRead', '/idv/sdk/session/read', {
    input: z.strictObject({ ...sdk, ...ofSession }),
    output: SdkSession,
    access,
  }),
  consentAdd: sdkChange('idvSdk.consentAdd', '/idv/sdk/consent/add', { consented: z.boolean() }, Done),
  documentTypeUpdate: sdkChange(
    'idvSdk.documentTypeUpdate',
    '/idv/sdk/document-type/update',
    { document_type_e: z.enum(documentTypes) },
    Done,
  ),
  documentFrontAdd: {
    ...sdkChange('idvSdk.documentFrontAdd', '/idv/sdk/document/front/add', upload, Done),
    body: 'multipart' as const,
  },
  documentBackAdd: {
    ...sdkChange('idvSdk.documentBackAdd', '/idv/sdk/document/back/add', upload, Done),
    body: 'multipart' as const,
  },
  finalize: sdkChange(
    'idvSdk.finalize',
    '/idv/sdk/finalize',
    { settings: some.optional() },
    z.looseObject({ verified: flag, on_sanction_list: flag }),
  ),
};

/** The same for an authentication. The page files its session read under IDA; it takes the SDK's header. */
export const idaSdkOperations = {
  sessionRead: reading('idaSdk.sessionRead', '/ida/sdk/session/read', {
    input: z.strictObject({ ...sdk, ...ofSession }),
    output: SdkSession,
    access,
  }),
  metadataUpdate: sdkChange('idaSdk.metadataUpdate', '/ida/sdk/metadata/update', { sdk_metadata: some }, Done),
  livenessGenerate: sdkChange('idaSdk.livenessGenerate', '/ida/sdk/liveness/generate', place, Token),
  livenessProcess: sdkChange(
    'idaSdk.livenessProcess',
    '/ida/sdk/liveness/process',
    { ...place, images: z.array(z.string()).optional() },
    Token,
  ),
  finalize: sdkChange('idaSdk.finalize', '/ida/sdk/finalize', {}, Done),
};

function sdkChange<Shape extends z.ZodRawShape, Output extends z.ZodType>(
  name: string,
  path: string,
  shape: Shape,
  output: Output,
) {
  return changing(name, path, { input: z.strictObject({ ...sdk, ...ofSession, ...shape }), output, access });
}
