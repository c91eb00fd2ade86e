import { expect, it } from 'vitest';
import { answered, problemWords } from './answered.ts';

it.each([
  ['the connection broke', new TypeError('Failed to fetch')],
  ['a proxy answered in place of Docket', new Error('An unexpected response was received from the server.')],
])('says that it is unknown whether a write was saved when %s', async (_when, error) => {
  const result = await answered(Promise.reject(error));
  expect(result).toMatchObject({ ok: false, code: 'unknown', message: expect.stringContaining('not known') });
  if (!result.ok) expect(problemWords(result, 'Not saved.')).toBe(result.message);
});

it('gives a redirect on to the framework', async () => {
  const redirect = Object.assign(new Error('NEXT_REDIRECT'), { digest: 'NEXT_REDIRECT;push;/sign-in;307;' });
  await expect(answered(Promise.reject(redirect))).rejects.toBe(redirect);
});

it('says that nothing was saved only when the answer says so', async () => {
  const refused = { ok: false, code: 'taken', message: 'Someone else has claimed this case.' } as const;
  const result = await answered(Promise.resolve(refused));
  expect(result).toBe(refused);
  expect(problemWords(refused, 'Not saved.')).toBe('Not saved. Someone else has claimed this case.');
});
