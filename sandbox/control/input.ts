import { Problem } from '../http/call.ts';
import type { Vendor } from '../vendors/vendor.ts';

/** The vendor a control names. Throws Problem 400 for none of them. */
export function vendorIn(vendors: Vendor[], name: unknown): Vendor {
  const vendor = vendors.find(({ id }) => id === name);
  if (!vendor) throw new Problem(400, `vendor is one of ${vendors.map(({ id }) => id).join(', ')}`);
  return vendor;
}

/** A whole number from 1, or what stands in its place. Throws Problem 400 for anything else. */
export function countIn(wanted: Record<string, unknown>, name: string, otherwise: number): number {
  const value = wanted[name] ?? otherwise;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1)
    throw new Problem(400, `${name} is a whole number from 1`);
  return value;
}

/** Text that must be there. Throws Problem 400. */
export function textIn(wanted: Record<string, unknown>, name: string): string {
  const value = wanted[name];
  if (typeof value !== 'string' || value === '') throw new Problem(400, `${name} is required`);
  return value;
}

/** One of the words, or nothing when it is left out. Throws Problem 400 for another word. */
export function wordIn<Word extends string>(
  wanted: Record<string, unknown>,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = wanted[name];
  if (value === undefined || value === null) return undefined;
  const word = words.find((known) => known === value);
  if (!word) throw new Problem(400, `${name} is one of ${words.join(', ')}`);
  return word;
}
