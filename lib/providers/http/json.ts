import { z } from 'zod';
import { unusable } from './failure.ts';
import type { ProviderAnswer } from './request.ts';

/**
 * No vendor nests deeper than about ten levels. Deeper JSON is meant to overflow the stack of its reader
 * (docs/security.md, bar 11).
 */
const deepest = 64;

/**
 * Parses an answer as JSON: strict UTF-8, bounded depth. An empty body counts as `null`.
 * @throws ProviderError `invalid_response`
 */
export function jsonOf(operation: string, answer: Pick<ProviderAnswer, 'bytes'>): unknown {
  if (answer.bytes.byteLength === 0) return null;
  const text = utf8(operation, answer.bytes);
  if (depthOf(text) > deepest) throw unusable({ operation }, 'the answer is nested too deep');
  try {
    return JSON.parse(text);
  } catch {
    throw unusable({ operation }, 'the answer is not JSON');
  }
}

/**
 * Checks an answer against the fields that we read. The message names the place and never the value.
 * @throws ProviderError `invalid_response`
 */
export function shaped<Shape extends z.ZodType>(operation: string, shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = knownPlace(shape, parsed.error.issues[0]?.path ?? []).join('.');
  throw unusable({ operation }, `the answer does not have the form we know${place === '' ? '' : `, at ${place}`}`);
}

/** The part of a path that our schema names. A key chosen by the vendor can be anything, even a person's name. */
function knownPlace(form: z.ZodType, path: PropertyKey[]): string[] {
  const [step, ...rest] = path;
  if (step === undefined) return [];
  if (form instanceof z.ZodOptional || form instanceof z.ZodNullable)
    return knownPlace(form.unwrap() as z.ZodType, path);
  if (form instanceof z.ZodArray) return knownPlace(form.element as z.ZodType, rest);
  if (!(form instanceof z.ZodObject) || typeof step !== 'string' || !Object.hasOwn(form.shape, step)) return [];
  return [step, ...knownPlace(form.shape[step] as z.ZodType, rest)];
}

function utf8(operation: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unusable({ operation }, 'the answer is not UTF-8');
  }
}

/** The deepest nesting of a JSON text, counted without parsing it. */
function depthOf(text: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charCodeAt(at);
    if (char === 0x22) at = endOfString(text, at);
    else if (char === 0x7b || char === 0x5b) most = Math.max(most, ++depth);
    else if (char === 0x7d || char === 0x5d) depth--;
  }
  return most;
}

function endOfString(text: string, opening: number): number {
  let at = text.indexOf('"', opening + 1);
  while (at !== -1 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at === -1 ? text.length : at;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
  return slashes % 2 === 1;
}
