import { expect, test } from 'vitest';
import { z } from 'zod';
import { jsonOf, shaped } from './json.ts';

const bytes = (text: string) => ({ bytes: new TextEncoder().encode(text) });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each([
  ['10,000 levels deep', bytes(nested(10_000))],
  ['brackets without an end', bytes('['.repeat(1_000_000))],
  ['truncated', bytes('{"a":')],
  ['HTML', bytes('<!doctype html>')],
  ['bad UTF-8', { bytes: Uint8Array.from([0x22, 0xc3, 0x28, 0x22]) }],
])('%s is no answer', (_, answer) =>
  expect(() => jsonOf('test', answer)).toThrow(expect.objectContaining({ code: 'invalid_response' })),
);

test('brackets inside text are text, also behind an escaped quote', () => {
  const value = { a: '[['.repeat(200), b: `"\\${'{'.repeat(200)}`, c: '\\' };
  expect(jsonOf('test', bytes(JSON.stringify(value)))).toEqual(value);
  expect(jsonOf('test', bytes(nested(60)))).toBeInstanceOf(Array);
  expect(jsonOf('test', bytes(''))).toBeNull();
});

test('an answer of another form names the place, never the value nor a key that is a name', () => {
  const form = z.looseObject({ people: z.record(z.string(), z.object({ age: z.number() })) });
  const failure = (value: unknown) => {
    try {
      return shaped('test', form, value);
    } catch (error) {
      return String(error);
    }
  };
  expect(failure({ people: 'Maria Lindqvist' })).toBe(
    'ProviderError: test: the answer does not have the form we know, at people',
  );
  expect(failure({ people: { Lindqvist: { age: 'unknown' } } })).toBe(
    'ProviderError: test: the answer does not have the form we know, at people',
  );
  expect(failure({ people: { 'Maria Lindqvist': { age: 'unknown' } } })).not.toContain('Maria');
});
