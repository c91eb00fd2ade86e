import { describe, expect, test } from 'vitest';
import { problemBeside, problemOf } from './problem.ts';

const refused = (fields?: Record<string, string>) =>
  Promise.resolve({
    ok: false as const,
    code: 'invalid',
    message: 'Some of this is wrong.',
    ...(fields && { fields }),
  });

describe('What went wrong with a write', () => {
  test('done: nothing, and the answer is passed on', async () => {
    const taken: number[] = [];
    const take = (value: number) => void taken.push(value);
    expect(await problemOf(Promise.resolve({ ok: true, value: 7 }), 'Not sent.', take)).toBeNull();
    expect(taken).toEqual([7]);
  });

  test('refused: after the words of what is certain, and nothing is passed on', async () => {
    const taken: number[] = [];
    const take = (value: number) => void taken.push(value);
    expect(await problemOf<number>(refused({ name: 'Too long.' }), 'Not sent.', take)).toEqual({
      message: 'Not sent. Some of this is wrong.',
      fields: { name: 'Too long.' },
    });
    expect(taken).toEqual([]);
    expect((await problemOf(refused()))?.message).toBe('Not done. Some of this is wrong.');
  });
});

describe('The sentence below the fields of a form', () => {
  const problem = { message: 'Not invited.', fields: { name: 'Too long.' } };
  test.each([
    ['nothing went wrong', null, ['name'], null],
    ['a field that is shown says it', problem, ['name', 'email'], null],
    ['the field is not one of those shown', problem, ['email'], 'Not invited.'],
    ['no field is shown', problem, [], 'Not invited.'],
    ['it names no field', { message: 'Not invited.', fields: {} }, ['name'], 'Not invited.'],
  ])('%s', (_when, given, shown, sentence) => {
    expect(problemBeside(given, shown)).toBe(sentence);
  });
});
