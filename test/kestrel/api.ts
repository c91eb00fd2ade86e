import { z } from 'zod';
import { jsonOf, shaped } from '#lib/providers/http/json.ts';
import { acceptedInput, callFor, type Operation, withQuery } from '#lib/providers/operation.ts';
import type { Effects } from '#lib/providers/provider.ts';
import type { KestrelSettings } from './settings.ts';

const said = z.string().nullish();
const Person = z.looseObject({
  number: z.string().min(1),
  state: said,
  name: said,
  born: said,
  face: said,
  verdict: said,
});
export type Person = z.output<typeof Person>;

const Limits = z.looseObject({ flock: z.string(), likeness: z.number(), age_gap: z.number() });

const json = { answer: 'json' } as const;
const known = {
  list: {
    ...json,
    name: 'list',
    safe: true,
    method: 'GET',
    path: '/people',
    input: z.strictObject({ limit: z.number().int().positive().optional(), after: z.string().optional() }),
    output: z.looseObject({ people: z.array(Person), next: z.string().nullable(), count: z.number().nullable() }),
  },
  read: {
    ...json,
    name: 'read',
    safe: true,
    method: 'GET',
    path: '/people/{number}',
    input: z.strictObject({ number: z.string().min(1) }),
    output: Person,
  },
  limits: {
    ...json,
    name: 'limits',
    safe: true,
    method: 'GET',
    path: '/limits',
    input: z.strictObject({ flock: z.string() }),
    output: Limits,
  },
  limitsAt: {
    ...json,
    name: 'limitsAt',
    safe: true,
    method: 'GET',
    path: '/limits/{id}',
    input: z.strictObject({ flock: z.string(), id: z.string().min(1) }),
    output: Limits,
  },
  write: {
    ...json,
    name: 'write',
    safe: false,
    method: 'POST',
    path: '/limits',
    input: z.strictObject({ flock: z.string(), likeness: z.number(), age_gap: z.number() }),
    output: z.looseObject({}),
  },
  close: {
    ...json,
    name: 'close',
    safe: false,
    method: 'DELETE',
    path: '/people/{number}',
    input: z.strictObject({ number: z.string().min(1) }),
    output: Person,
  },
} satisfies Record<string, Operation>;

export const operations: Operation[] = Object.values(known);

export function kestrelApi(settings: KestrelSettings, { http }: Effects) {
  return {
    operations: known,
    async call<Input extends z.ZodType, Output extends z.ZodType>(
      operation: Operation<Input, Output>,
      input: unknown,
    ): Promise<z.output<Output>> {
      const { name, safe } = operation;
      const { method, url, rest } = callFor(
        operation,
        settings.baseUrl,
        acceptedInput(operation, input) as Record<string, unknown>,
      );
      const headers = { authorization: settings.key };
      const sent = { operation: name, safe, method, headers, expect: 'json' as const };
      const answer =
        method === 'POST'
          ? await http.send({
              ...sent,
              url,
              headers: { ...headers, 'content-type': 'application/json' },
              body: JSON.stringify(rest),
            })
          : await http.send({ ...sent, url: withQuery(url, rest) });
      return shaped(name, operation.output, jsonOf(name, answer));
    },
  };
}

export type KestrelApi = ReturnType<typeof kestrelApi>;
