import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { providers } from '../registry.ts';
import { settingFields, webhookSecret } from '../settings.ts';
import { webhookBody } from './body.ts';
import { credentialsIn, isSameText, isSignedBy } from './signature.ts';
import { WebhookRejected } from './webhook.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const sign = (secret: string, body: string | Uint8Array, algorithm = 'sha256') =>
  createHmac(algorithm, secret).update(body).digest('hex');
const secret = 'a-secret-of-24-characters';

/**
 * Two common mistakes: a missing secret counts as empty, and the parsed body is signed again. Both accept forgeries.
 */
const naive = (settings: { secret?: string }, signature: string, body: Uint8Array) =>
  sign(settings.secret ?? '', JSON.stringify(JSON.parse(new TextDecoder().decode(body)))) === signature;

describe('a signature', () => {
  const body = '{"id":"a","note":"one"}';

  test('is compared with the bytes as they came', () => {
    expect(isSignedBy(secret, sign(secret, body), bytes(body))).toBe(true);
    expect(isSignedBy(secret, sign(secret, body).toUpperCase(), bytes(body))).toBe(true);
    expect(isSignedBy(secret, sign(secret, `17.${body}`), '17.', bytes(body))).toBe(true);
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['of another secret', sign('another', body)],
    ['of an empty secret', sign('', body)],
    ['of another algorithm', sign(secret, body, 'sha1')],
    ['too long', `${sign(secret, body)}00`],
    ['no hex', 'z'.repeat(64)],
    ['of another body', sign(secret, `${body} `)],
  ])('that is %s proves nothing', (_, signature) => {
    expect(isSignedBy(secret, signature, bytes(body))).toBe(false);
  });

  test('of an empty secret proves nothing where there is none; the naive check takes it', () => {
    const forged = sign('', body);
    expect(isSignedBy('', forged, bytes(body))).toBe(false);
    expect(naive({}, forged, bytes(body)), 'the control').toBe(true);
  });

  test('does not cover another spelling of the same; the naive check takes it', () => {
    const respelled = bytes('{ "id":"x", "id":"a",\n"note":"one" }');
    expect(isSignedBy(secret, sign(secret, body), respelled)).toBe(false);
    expect(naive({ secret }, sign(secret, body), respelled), 'the control').toBe(true);
  });
});

test.each([
  ['the same', secret, secret, true],
  ['another of the same length', `${secret.slice(0, -1)}x`, secret, false],
  ['its beginning', secret.slice(0, 8), secret, false],
  ['nothing', undefined, secret, false],
  ['nothing, and nothing is expected', undefined, '', false],
  ['empty, and nothing is expected', '', '', false],
])('text that is %s', (_, given, expected, isSame) => {
  expect(isSameText(given, expected)).toBe(isSame);
});

test.each<[header: string | undefined, scheme: 'Basic' | 'Bearer', credentials: string | undefined]>([
  ['Basic YTpi', 'Basic', 'YTpi'],
  ['basic YTpi', 'Basic', 'YTpi'],
  ['BEARER  a.b.c', 'Bearer', 'a.b.c'],
  ['Bearer a.b.c', 'Basic', undefined],
  ['BasicYTpi', 'Basic', undefined],
  ['Basic', 'Basic', undefined],
  ['Basic YTpi YTpi', 'Basic', undefined],
  ['YTpi', 'Basic', undefined],
  ['', 'Basic', undefined],
  [undefined, 'Basic', undefined],
])('the authorization %j, asked for %s, holds %j', (header, scheme, credentials) => {
  expect(credentialsIn(header, scheme)).toBe(credentials);
});

describe('a body', () => {
  test.each([
    ['{"id":"a"}', { id: 'a' }],
    ['\ufeff{"id":"a"}', { id: 'a' }],
    ['{"a":{"id":1},"b":{"id":2},"c":[{"id":3},{"id":4}]}', expect.objectContaining({ b: { id: 2 } })],
    ['{"text":"{\\"id\\":1,\\"id\\":2}","id":3}', expect.objectContaining({ id: 3 })],
    ['{"id":"id","list":["id","id"]}', expect.objectContaining({ id: 'id' })],
  ])('%s is read', (text, expected) => {
    expect(webhookBody(bytes(text))).toEqual(expected);
  });

  test.each([
    '{"id":"a","id":"b"}',
    '{"id":"a","\\u0069d":"b"}',
    '{"deep":[{"id":1,"other":{"id":2},"id":3}]}',
    '{"a":[1,{"b":1}],"a":2}',
    '[]',
    '"text"',
    '{"id":',
    '',
  ])('%s is not', (text) => {
    expect(() => webhookBody(bytes(text))).toThrow(WebhookRejected);
  });
});

test('a body of more parts than any notification has is refused, and soon', () => {
  const many = (count: number, part: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => part(at)).join(',');
  const began = performance.now();
  for (const text of [
    `{${many(60_000, (at) => `"k${at}":${at}`)}}`,
    `{"a":[${many(300_000, () => '1')}]}`,
    `{"a":[${many(40_000, () => '{"id":1}')}]}`,
  ])
    expect(() => webhookBody(bytes(text))).toThrow('unreadable');
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(webhookBody(bytes(`{${many(10_000, (at) => `"k${at}":${at}`)}}`))).toMatchObject({ k9999: 9999 });
});

test('at every vendor, the secret that proves deliveries has at least 16 characters', () => {
  const form = webhookSecret({ title: 'Webhook secret' });
  expect(
    ['short', '', ' '.repeat(20), 'x'.repeat(15), 'x'.repeat(16)].map((text) => form.safeParse(text).success),
  ).toEqual([false, false, false, false, true]);
  const chosenHere = providers.flatMap(({ settings }) => settingFields(settings).filter(({ meta }) => meta.isOurs));
  expect(chosenHere.length).toBeGreaterThanOrEqual(2);
  for (const { name } of chosenHere) {
    const field = providers.map(({ settings }) => settings.shape[name]).find((each) => each !== undefined);
    if (field instanceof z.ZodType) expect([name, field.safeParse('x'.repeat(15)).success]).toEqual([name, false]);
  }
});
