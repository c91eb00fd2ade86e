import type { z } from 'zod';
import { unusable } from './http-failure.ts';
import type { ProviderAnswer } from './http-request.ts';

/** No vendor nests deeper than about ten; what does is meant to overflow whoever walks it (SECURITY bar 11). */
const deepest = 64;

/** Parses an answer as JSON: strict UTF-8, bounded depth; an empty body counts as `null`. @throws ProviderError `invalid_response` */
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

/** Holds an answer against what we read of it. The message names the place, never the value. @throws ProviderError `invalid_response` */
export function shaped<Shape extends z.ZodType>(operation: string, shape: Shape, value: unknown): z.output<Shape> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const place = parsed.error.issues[0]?.path.filter((step) => typeof step === 'string').join('.') ?? '';
  throw unusable({ operation }, `the answer does not have the form we know${isFieldName(place) ? `, at ${place}` : ''}`);
}

/** A key of a record can be anything, a person's name included; only what looks like a field name is repeated. */
function isFieldName(place: string): boolean {
  return /^[a-z][a-z0-9_.]{0,60}$/i.test(place);
}

function utf8(operation: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw unusable({ operation }, 'the answer is not UTF-8');
  }
}

/** The deepest nesting of a JSON text, without parsing it. */
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
