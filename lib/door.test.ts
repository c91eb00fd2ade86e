import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { action } from './action.ts';
import { Refusal } from './review/refusal.ts';
import { uploading, writing } from './route.ts';

const request = vi.hoisted(() => ({ origin: 'https://docket.example' }));

vi.mock('next/headers', () => ({ headers: async () => new Headers({ origin: request.origin }) }));
vi.mock('next/navigation', () => ({
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Error && error.message === 'NEXT_REDIRECT') throw error;
  },
}));
vi.mock('./auth/origin.ts', () => ({ isOwnOrigin: (origin: string) => origin === 'https://docket.example' }));
vi.mock('./auth/actor.ts', () => ({ requireActor: async () => ({ kind: 'member', id: 'nadia' }) }));
vi.mock('#lib/data/ledger/denials.ts', () => ({ countAnonymousDenial: async () => undefined }));
vi.mock('./log.ts', () => ({ log: { bug: () => 'ref00001' } }));

const Input = z.strictObject({ name: z.string().max(3, 'At most 3 characters.') });
const door = 'route /api/seen';

/**
 * The same work behind both kinds of doors: what a browser gets back from an action, and from a route as status and
 * JSON.
 */
async function both(body: unknown, work: () => Promise<string>) {
  const act = action('action decideCase', Input, work);
  const route = writing(door, Input, true, async () => Response.json(await work()));
  const post = new Request('https://docket.example/', { method: 'POST', body: JSON.stringify(body) });
  const answered = await route(post);
  return { action: await act(body as z.input<typeof Input>), route: [answered.status, await answered.json()] };
}

beforeEach(() => {
  request.origin = 'https://docket.example';
});

test('Input with a wrong field is refused by field, by actions and routes alike', async () => {
  const message = 'Some of this can’t be used as it is.';
  const refused = { code: 'invalid', message, fields: { name: 'At most 3 characters.' } };
  const answers = await both({ name: 'Nadia' }, async () => 'done');
  expect(answers).toEqual({ action: { ok: false, ...refused }, route: [400, refused] });
});

test('Input with an unknown key is refused', async () => {
  const answers = await both({ name: 'Nia', role: 'admin' }, async () => 'done');
  expect(answers).toMatchObject({ action: { ok: false, code: 'invalid' }, route: [400, { code: 'invalid' }] });
});

test('A write from another site is refused before its work', async () => {
  request.origin = 'https://elsewhere.example';
  const work = vi.fn(async () => 'done');
  const answers = await both({ name: 'Nia' }, work);
  expect(answers).toMatchObject({ action: { ok: false, code: 'not_allowed' }, route: [403, { code: 'not_allowed' }] });
  expect(work).not.toHaveBeenCalled();
});

test('A refusal is answered with its sentence', async () => {
  const answers = await both({ name: 'Nia' }, async () => {
    throw new Refusal('taken', 'Someone else has claimed this case.');
  });
  const refused = { code: 'taken', message: 'Someone else has claimed this case.' };
  expect(answers).toEqual({ action: { ok: false, ...refused, fields: undefined }, route: [409, refused] });
});

test('A bug is answered with a reference and without its own words', async () => {
  const answers = await both({ name: 'Nia' }, async () => {
    throw new Error('duplicate key (email)=(aidana@mail.example)');
  });
  expect(JSON.stringify(answers)).not.toContain('aidana');
  expect(answers).toMatchObject({
    action: { ok: false, code: 'failed', message: expect.stringContaining('ref00001') },
    route: [500, { code: 'failed', message: expect.stringContaining('ref00001') }],
  });
});

test('A redirect passes through to the framework', async () => {
  const leave = async () => {
    throw new Error('NEXT_REDIRECT');
  };
  await expect(both({ name: 'Nia' }, leave)).rejects.toThrow('NEXT_REDIRECT');
});

test.each([
  ['is no JSON', '{', 'This can’t be read.'],
  ['is larger than 64 KB', JSON.stringify({ name: 'a'.repeat(65_536) }), 'This is too large.'],
])('A small write whose body %s is refused', async (_what, body, message) => {
  const answered = await writing(door, Input, true, async () => Response.json('done'))(
    new Request('https://docket.example/', { method: 'POST', body }),
  );
  expect([answered.status, await answered.json()]).toEqual([400, { code: 'invalid', message }]);
});

test('A file as long as the limit is taken, one byte more is refused', async () => {
  const route = uploading(door, 10, async (_actor, _params, file) => Response.json(file.byteLength));
  const send = async (bytes: number) => {
    const post = new Request('https://docket.example/', { method: 'POST', body: new Uint8Array(bytes) });
    return (await route(post, { params: Promise.resolve({}) })).json();
  };
  expect(await send(10)).toBe(10);
  expect(await send(11)).toMatchObject({ code: 'invalid', message: 'This is too large.' });
});
