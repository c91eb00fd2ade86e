import { z } from 'zod';
import type { HttpMethod } from '../../http/request.ts';
import type { Operation } from '../../operation.ts';
import { fromBase64 } from '../../reading/image.ts';

/** What an operation needs beyond method and path. */
type VultNeeds = {
  /** `none`: no token (health). `sdk`: a token and the header X-Client-Id. Absent: a token. */
  access?: 'none' | 'sdk';
  /** Sends the configured client_id and user_id. Without them the vendor chooses whose weights these are. */
  isScoped?: true;
  body?: 'multipart';
};

export type VultOperation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = Operation<
  Input,
  Output
> &
  VultNeeds;

type Forms<Input, Output> = { input: Input; output: Output } & VultNeeds;

/** A read. It may be sent again, although it is a POST. */
export function reading<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  path: string,
  forms: Forms<Input, Output>,
) {
  return { name, path, ...forms, safe: true, method: 'POST' as HttpMethod, answer: 'json' as 'json' | 'file' };
}

/** A read with GET: rules and health. */
export function getting<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  path: string,
  forms: Forms<Input, Output>,
) {
  return { ...reading(name, path, forms), method: 'GET' as HttpMethod };
}

/** Creates, changes, deletes or uploads: sent once. */
export function changing<Input extends z.ZodType, Output extends z.ZodType>(
  name: string,
  path: string,
  forms: Forms<Input, Output>,
) {
  return { ...reading(name, path, forms), safe: false };
}

/** Reads a file: bytes, base64, JSON that holds base64, or an address (download.ts). */
export function downloading<Input extends z.ZodType>(name: string, path: string, input: Input) {
  return { ...reading(name, path, { input, output: z.unknown() }), answer: 'file' as 'json' | 'file' };
}

export const id = z.string().min(1);
export const oneOrMany = z.union([z.string(), z.array(z.string())]);
export const some = z.record(z.string(), z.unknown());
export const page = { take: z.number().int().positive().optional(), skip: z.number().int().nonnegative().optional() };
export const ofSession = { session_id: id };
export const ofIdentity = { identity_id: id };
export const owners = { client_id: oneOrMany.optional(), user_id: oneOrMany.optional() };
export const search = { search_term: z.string().optional(), metadata: some.optional() };

/** The options of a new session. */
export const sessionWishes = {
  metadata: some.optional(),
  liveness_mode: z.enum(['passive', 'passive_active']).optional(),
  webhook_url: z.string().optional(),
  settings: some.optional(),
};

/** The header of the SDK operations; the client id of the settings unless the input names another. */
export const sdk = { 'X-Client-Id': id.optional() };
export const place = { latitude: z.number(), longitude: z.number() };

const coordinate = z.union([z.number().transform(String), z.string().min(1)]);

/** An upload: coordinates are sent as text; the picture comes as base64 or a data URI and is sent as bytes. */
export const upload = {
  latitude: coordinate,
  longitude: coordinate,
  image: z
    .string()
    .refine((text) => fromBase64(text) !== null, 'must be base64 or a data URI')
    .optional(),
};

export const Created = z.looseObject({ session_id: id });
/** The total of a list; the names of its fields are not documented. */
export const Counts = z.record(z.string(), z.unknown()).nullish();
/** Most changes are answered with `{}`. */
export const Done = z.looseObject({}).nullable();
