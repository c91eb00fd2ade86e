import { isRecord, Problem, requiredText } from '#sandbox/http/call.ts';
import type { Body } from './routes.ts';

/** A required word of a list. */
export function wordOf<T extends string>(body: Body, name: string, words: readonly T[]): T {
  const value = requiredText(body, name);
  const word = words.find((known) => known === value);
  if (word === undefined) throw new Problem(400, `${name} is one of ${words.join(', ')}`);
  return word;
}

/** `string or Array of strings`; `null` when absent. */
export function manyOf(body: Body, name: string): string[] | null {
  const value = body[name];
  if (value === undefined || value === null) return null;
  const many = Array.isArray(value) ? value : [value];
  return many.map((one) => {
    if (typeof one !== 'string') throw new Problem(400, `${name} is a string or an array of strings`);
    return one;
  });
}

/** A moment in milliseconds; `null` when absent. */
export function momentOf(body: Body, name: string): number | null {
  const value = body[name];
  if (value === undefined || value === null || value === '') return null;
  const moment = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(moment)) throw new Problem(400, `${name} is not a date`);
  return moment;
}

export function recordOf(body: Body, name: string): Record<string, unknown> {
  const value = body[name] ?? {};
  if (!isRecord(value)) throw new Problem(400, `${name} is not an object`);
  return value;
}

export function requiredRecord(body: Body, name: string): Record<string, unknown> {
  if (body[name] === undefined) throw new Problem(400, `${name} is required`);
  return recordOf(body, name);
}

/** `take` is 25 by default and at most 100; `skip` is from 0. */
export function pageOf<T>(body: Body, all: T[]): { page: T[]; total: number } {
  const take = Math.min(100, countOf(body, 'take', 25));
  const skip = countOf(body, 'skip', 0);
  return { page: all.slice(skip, skip + take), total: all.length };
}

function countOf(body: Body, name: string, fallback: number): number {
  const value = body[name] ?? fallback;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0)
    throw new Problem(400, `${name} is a whole number from 0`);
  return value;
}
