import { z } from 'zod';
import { cleanLines, cleanProse, isInvisibleInLines } from './clean-text.ts';

/**
 * The texts that a browser may send, by kind. No kind accepts what PostgreSQL's text or JSON can't hold (NUL, half a
 * surrogate pair), other control characters, or the marks that change the direction of writing (U+202A to U+202E,
 * U+2066 to U+2069), which make a text look different from what it is.
 *
 * Prose is cleaned: these characters come along when text is pasted, are invisible to its writer and mean nothing. A
 * name, a secret or a text that is compared is refused instead: changed silently, it would be another name or secret.
 */
const refusedWords = 'This contains invisible characters. Type it again.';

const isInvisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

/**
 * Notes and reasons: free text in lines. Cleaned, trimmed, in Unicode's composed form; `max` characters before that.
 */
export const prose = (max: number) => z.string().max(max).transform(cleanProse);

/** Names, codes and what is typed to confirm: one line. Refused, never changed. */
export const oneLine = (max: number, tooLong?: string) =>
  z
    .string()
    .max(max, tooLong)
    .refine((text) => text.isWellFormed() && !isInvisible.test(text), refusedWords);

/** A password that a member chooses: at least 15 characters (NIST SP 800-63B). */
export const newPassword = oneLine(1024, 'Use at most 1,024 characters.').min(15, 'Use 15 characters or more.');

/** Settings and secrets, some of which are keys in several lines. Refused, never changed. */
export const settingText = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed() && !isInvisibleInLines.test(text), refusedWords);

/**
 * An id that a vendor gave and that is stored already: it is only looked up, so any character is accepted that
 * PostgreSQL can compare.
 */
export const vendorId = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => text.isWellFormed() && !text.includes('\0'), refusedWords);

const deepest = 20;

/**
 * The fields of a form that an adapter declares: texts in them are cleaned at any depth. Each field is then checked
 * against the adapter's own schema.
 */
export const formFields = z.record(oneLine(100), z.unknown()).transform((fields, context) => {
  const cleaned = cleanValue(fields, 0);
  if (cleaned === tooDeep) {
    context.addIssue({ code: 'custom', message: 'This is nested too deeply.' });
    return z.NEVER;
  }
  return cleaned as Record<string, unknown>;
});

const tooDeep = Symbol('too deep');

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return cleanLines(value);
  if (depth > deepest) return tooDeep;
  if (Array.isArray(value)) {
    const list = value.map((one) => cleanValue(one, depth + 1));
    return list.includes(tooDeep) ? tooDeep : list;
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const fields = Object.entries(value).map(([name, one]) => [cleanLines(name), cleanValue(one, depth + 1)] as const);
  return fields.some(([, one]) => one === tooDeep) ? tooDeep : Object.fromEntries(fields);
}
