import type { z } from 'zod';
import type { HttpMethod, ProviderAnswer } from './http/request.ts';
import { ProviderError } from './provider-error.ts';

/** One API call of a vendor, as data: its name, how it is called, its input and its output. */
export type Operation<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> = {
  name: string;
  /**
   * Whether it may be sent again. All reads may, whatever their HTTP method (docs/providers.md, "Rules of every call").
   */
  safe: boolean;
  method: HttpMethod;
  /** Below the vendor's base address; `{name}` is filled from the input. */
  path: string;
  input: Input;
  output: Output;
  answer: 'json' | 'file';
};

export type OperationSummary = Pick<Operation, 'name' | 'safe'>;

/** The answer of an operation for the terminal: a JSON value, or a file with the media type its vendor claims. */
export type OperationAnswer =
  | { kind: 'json'; value: unknown }
  | { kind: 'file'; bytes: Uint8Array; mediaType: string | null };

/** Method and address of one call, before the vendor's own headers are added; `rest` is for its query or body. */
export type Call = { method: HttpMethod; url: string; rest: Record<string, unknown> };

/** Checks an operation's input; nothing is sent for a wrong one. @throws ProviderError `refused`, naming the fields */
export function acceptedInput<Input extends z.ZodType>(
  operation: Pick<Operation<Input>, 'name' | 'input'>,
  input: unknown,
): z.output<Input> {
  const parsed = operation.input.safeParse(input ?? {});
  if (parsed.success) return parsed.data;
  const fields = [
    ...new Set(
      parsed.error.issues.map((issue) => issue.path.filter((step) => typeof step === 'string').join('.') || issue.code),
    ),
  ];
  throw new ProviderError(
    'refused',
    `${operation.name}: the input is not what the operation takes (${fields.join(', ')})`,
  );
}

/** Fills the path from the input; `rest` holds what the path did not use. */
export function callFor(
  operation: Pick<Operation, 'name' | 'method' | 'path'>,
  baseUrl: string,
  input: Record<string, unknown>,
): Call {
  const rest = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest[name];
    delete rest[name];
    return pathSegment(operation.name, value);
  });
  return { method: operation.method, url: `${baseUrl.replace(/\/+$/, '')}${path}`, rest };
}

/** Adds the rest of the input to the address, for methods without a body. A list repeats its name. */
export function withQuery(url: string, rest: Record<string, unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    for (const one of [value].flat())
      if (one !== null) query.append(name, typeof one === 'object' ? JSON.stringify(one) : String(one));
  }
  return query.size === 0 ? url : `${url}?${query}`;
}

/** Finds an operation by its name. @throws ProviderError `refused` for a name that the vendor does not have */
export function operationNamed<Named extends OperationSummary>(operations: readonly Named[], name: string): Named {
  const operation = operations.find((each) => each.name === name);
  if (operation === undefined) throw new ProviderError('refused', 'The provider has no such operation');
  return operation;
}

/** An answer that is a file. */
export function fileAnswer(answer: Pick<ProviderAnswer, 'bytes' | 'mediaType'>): OperationAnswer {
  return { kind: 'file', bytes: answer.bytes, mediaType: answer.mediaType };
}

/** An id may hold `/` or `@`. An empty one, or one of dots only, would change the path around it. */
function pathSegment(operation: string, value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  if (/^\.*$/.test(text)) throw new ProviderError('refused', `${operation}: the path needs an id that is not empty`);
  return encodeURIComponent(text);
}
