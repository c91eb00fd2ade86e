import { z } from 'zod';

const id = z.union([z.string().min(1), z.number()]).transform(String);
/** The page calls a field integer in one place and shows text in another, so every scalar becomes text. */
const text = z.union([z.string(), z.number(), z.boolean()]).transform(String).nullish();

export const Level = z.looseObject({ id: id.nullish(), name: text });

/** One verification level granted. The page's table misspells `previousLevel`, and so may the vendor. */
export const Grant = z
  .looseObject({
    id,
    clientId: id,
    currentLevel: Level.nullish(),
    previousLevel: Level.nullish(),
    previuosLevel: Level.nullish(),
    reason: z.looseObject({ name: text }).nullish(),
    userId: text,
    createTime: text,
  })
  .transform((grant) => ({ ...grant, previousLevel: grant.previousLevel ?? grant.previuosLevel ?? null }));

/** The fields of a client are on no public page, except those that a list can be filtered by. */
export const Client = z
  .looseObject({ id: id.nullish(), clientId: id.nullish() })
  .refine((client) => (client.id ?? client.clientId ?? null) !== null, 'has no id')
  .transform((client): Record<string, unknown> & { id: string } => ({
    ...client,
    id: client.id ?? client.clientId ?? '',
  }));

export const ClientDocument = z.looseObject({ id: id.nullish(), clientId: id.nullish() });

export const Wizard = z.looseObject({
  code: z.coerce.number(),
  data: z.unknown(),
  done: z.boolean(),
  uuid: text,
  workflow: text,
});

/** `{ total, data: [...] }`, or a bare list. */
export function listOf<Item extends z.ZodType>(item: Item) {
  const wrapped = z.looseObject({ total: z.coerce.number().nullish(), data: z.array(item) });
  return z.union([
    wrapped.transform(({ total, data }) => ({ total: total ?? null, data })),
    z.array(item).transform((data) => ({ total: null, data })),
  ]);
}

/** Details come as a list of one; a bare object, wrapped or not, is read as well. Null for an empty list. */
export function oneOf<Item extends z.ZodType>(item: Item): z.ZodType<z.output<Item> | null> {
  const listed = z.array(item).transform((items) => items[0] ?? null);
  return z.union([
    z.looseObject({ data: z.union([listed, item]) }).transform(({ data }) => data as z.output<Item> | null),
    item,
  ]);
}

export type Grant = z.output<typeof Grant>;
export type Client = z.output<typeof Client>;
export type ClientDocument = z.output<typeof ClientDocument>;
export type Level = z.output<typeof Level>;
export type Wizard = z.output<typeof Wizard>;
