import { Refusal } from '../refusal.ts';
import { keysOf } from './matrix.ts';
import type { RuleBook, RuleKind, RuleValues } from './rule.ts';

/**
 * Values exactly as a vendor takes them: every key, no other, each a finite number or a switch. A value outside the
 * hinted range is accepted, because the range is only an estimate.
 * @throws Refusal `invalid` with what is wrong by key
 */
export function acceptedValues(book: RuleBook, kind: RuleKind, values: Readonly<Record<string, unknown>>): RuleValues {
  const keys = keysOf(book, kind);
  if (keys.length === 0) throw new Refusal('invalid', 'This connection has no such rules.');
  const known = new Set(keys);
  const fields: Record<string, string> = Object.fromEntries(
    Object.keys(values).flatMap((key) => (known.has(key) ? [] : [[key, 'This connection has no such rule.']])),
  );
  for (const key of keys) {
    if (!Object.hasOwn(values, key)) fields[key] = 'A value is missing.';
    else if (kind === 'weights' && !Number.isFinite(values[key])) fields[key] = 'Type a number.';
    else if (kind === 'requirements' && typeof values[key] !== 'boolean') fields[key] = 'Choose on or off.';
  }
  const wrong = Object.keys(fields).length;
  if (wrong === 0) return Object.fromEntries(keys.map((key) => [key, values[key] as number | boolean]));
  const given = keys.filter((key) => !Object.hasOwn(fields, key)).length;
  throw new Refusal(
    'invalid',
    `All ${keys.length} values are sent to the provider; ${given} of them can be used.`,
    fields,
  );
}

/** Values that lack no key; the vendor may not have told all of them. */
export function missingKeys(book: RuleBook, kind: RuleKind, values: RuleValues): string[] {
  return keysOf(book, kind).filter((key) => !Object.hasOwn(values, key));
}
