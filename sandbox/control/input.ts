import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';

/** Throws Problem 400 when no vendor has this name. */
export function vendorIn(vendors: Vendor[], name: unknown): Vendor {
  const vendor = vendors.find(({ id }) => id === name);
  if (!vendor) throw new Problem(400, `vendor is one of ${vendors.map(({ id }) => id).join(', ')}`);
  return vendor;
}

/** A whole number from 1. Throws Problem 400 for anything else. */
export function countIn(input: Record<string, unknown>, name: string, fallback: number): number {
  const value = input[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Problem(400, `${name} is a whole number from 1`);
  return value;
}

/** One of the words; `undefined` when it is absent or null. Throws Problem 400 for another word. */
export function wordIn<Word extends string>(
  input: Record<string, unknown>,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = input[name];
  if (value === undefined || value === null) return undefined;
  const word = words.find((known) => known === value);
  if (!word) throw new Problem(400, `${name} is one of ${words.join(', ')}`);
  return word;
}
