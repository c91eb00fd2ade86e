import { z } from 'zod';
import type { Operation } from '../operation.ts';
import { CreateInput, FileInput, IdInput, ListInput, RedactInput } from './operation-inputs.ts';
import { Identification, IdentityVerification } from './shapes.ts';

/** The vendor's hosts. `page` is the applicant's page; nothing is sent there. */
export type OndatoOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = Operation<
  Input,
  Output
> & {
  host: 'idv' | 'kyc' | 'page';
};

const read = { method: 'GET', safe: true, answer: 'json' } as const;

export const ondatoOperations = {
  createIdentityVerification: {
    name: 'createIdentityVerification',
    host: 'idv',
    method: 'POST',
    safe: false,
    answer: 'json',
    path: '/v1/identity-verifications',
    input: CreateInput,
    output: z.looseObject({ id: z.string().min(1) }),
  },
  verificationUrl: {
    ...read,
    name: 'verificationUrl',
    host: 'page',
    path: '/?id={id}',
    input: IdInput,
    output: z.strictObject({ url: z.url() }),
  },
  getIdentityVerification: {
    ...read,
    name: 'getIdentityVerification',
    host: 'idv',
    path: '/v1/identity-verifications/{id}',
    input: IdInput,
    output: IdentityVerification,
  },
  getIdentification: {
    ...read,
    name: 'getIdentification',
    host: 'kyc',
    path: '/v1/identifications/{id}',
    input: IdInput,
    output: Identification,
  },
  getIdentificationFile: {
    ...read,
    name: 'getIdentificationFile',
    host: 'kyc',
    path: '/v1/identifications/{id}/files/{fileId}',
    answer: 'file',
    input: FileInput,
    output: z.unknown(),
  },
  /** A read, although it is a POST. */
  listIdentifications: {
    name: 'listIdentifications',
    host: 'kyc',
    method: 'POST',
    safe: true,
    answer: 'json',
    path: '/v1/identifications/filter',
    input: ListInput,
    output: z.unknown(),
  },
  /** Its answer is not documented; the identity verification shows the progress. */
  redact: {
    name: 'redact',
    host: 'idv',
    method: 'PUT',
    safe: false,
    answer: 'json',
    path: '/v1/identity-verifications/{id}/redact',
    input: RedactInput,
    output: z.unknown(),
  },
} satisfies Record<string, OndatoOperation>;
