import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ProviderHttp } from '../http/http.ts';
import { opened, type Sealed } from './cipher.ts';
import { allpass } from './index.ts';
import { allpassSettings } from './settings.ts';

const cryptoKey = 'c0'.repeat(32);
const hmacKey = 'hmac key as text';
const cbc = { encryption: 'aes-256-cbc', cryptoKey, hmacKey, signedContent: 'data' } as const;
const gcm = { encryption: 'aes-256-gcm', cryptoKey, hmacKey: undefined, signedContent: 'data' } as const;
const content = { id: 'a-1', status: 'APPROVED', note: 'Zoë' };

const sign = (signed: string | Uint8Array, key = hmacKey) => createHmac('sha256', key).update(signed).digest('hex');
const rawOf = (data: string) => Buffer.from(JSON.stringify({ status: true, statusCode: 200, data }));

function cbcParts(value: unknown) {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', Buffer.from(cryptoKey, 'hex'), iv);
  return { iv, sealed: Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()]) };
}

function cbcSealed(data: string): Sealed {
  return { data, rawBody: rawOf(data), signature: sign(data) };
}

function gcmSealed(value: unknown, ivBytes = 12): Sealed {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(cryptoKey, 'hex'), iv);
  const data = Buffer.concat([iv, cipher.update(JSON.stringify(value)), cipher.final()]).toString('hex');
  return { data, rawBody: rawOf(data), signature: cipher.getAuthTag().toString('hex') };
}

const flipped = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at] === '0' ? '1' : '0'}${text.slice(at + 1)}`;
const refused = expect.objectContaining({ name: 'ProviderError', code: 'invalid_response' });

describe('aes-256-cbc', () => {
  const { iv, sealed } = cbcParts(content);
  const hex = iv.toString('hex') + sealed.toString('hex');

  test.each([
    ['hex', hex],
    ['capital hex', hex.toUpperCase()],
    ['an IV in hex before base64', iv.toString('hex') + sealed.toString('base64')],
    ['base64 of everything', Buffer.concat([iv, sealed]).toString('base64')],
  ])('%s is verified, then opened', (_, data) => expect(opened('test', cbc, cbcSealed(data))).toEqual(content));

  test('the signature covers the data or the whole body, as the settings say', () => {
    const ofBody = { ...cbcSealed(hex), signature: sign(rawOf(hex)) };
    expect(opened('test', { ...cbc, signedContent: 'rawBody' }, ofBody)).toEqual(content);
    expect(() => opened('test', cbc, ofBody)).toThrow(refused);
    expect(() => opened('test', { ...cbc, signedContent: 'rawBody' }, cbcSealed(hex))).toThrow(refused);
  });

  test.each([
    ['no signature', undefined],
    ['an empty one', ''],
    ['another key', sign(hex, 'another key')],
    ['the key taken as hex', createHmac('sha256', Buffer.from('ab', 'hex')).update(hex).digest('hex')],
    ['a flipped bit', flipped(sign(hex), 5)],
    ['one cut short', sign(hex).slice(0, 62)],
    ['one too long', `${sign(hex)}00`],
    ['another algorithm', createHmac('sha1', hmacKey).update(hex).digest('hex')],
    ['two of them', `${sign(hex)}, ${sign(hex)}`],
    ['no hex', 'z'.repeat(64)],
  ])('%s is refused', (_, signature) =>
    expect(() => opened('test', cbc, { ...cbcSealed(hex), signature })).toThrow(refused),
  );

  test('a changed digit of the data is refused by the signature, before anything is decrypted', () => {
    for (let at = 0; at < hex.length; at++)
      expect(() => opened('test', cbc, { ...cbcSealed(hex), data: flipped(hex, at) })).toThrow(/signature/);
  });

  test.each(['', 'zz', hex.slice(0, 32), hex.slice(0, -2), '00'.repeat(40)])(
    'signed text that is no ciphertext is refused: %s',
    (data) => expect(() => opened('test', cbc, cbcSealed(data))).toThrow(refused),
  );
});

describe('aes-256-gcm', () => {
  test.each([12, 16])('an IV of %d bytes is decrypted', (bytes) =>
    expect(opened('test', gcm, gcmSealed(content, bytes))).toEqual(content),
  );

  test('a changed digit, a wrong tag, a short tag and no tag are refused', () => {
    const sealed = gcmSealed(content);
    const { data, signature = '' } = sealed;
    for (let at = 0; at < data.length; at++)
      expect(() => opened('test', gcm, { ...sealed, data: flipped(data, at) })).toThrow(refused);
    for (const tag of [
      flipped(signature, 3),
      signature.slice(0, 8),
      signature.slice(0, 24),
      `${signature}00`,
      '',
      undefined,
    ])
      expect(() => opened('test', gcm, { ...sealed, signature: tag })).toThrow(refused);
    for (const text of ['', 'ab', data.slice(0, 24), Buffer.from(data, 'hex').toString('base64')])
      expect(() => opened('test', gcm, { ...sealed, data: text })).toThrow(refused);
  });
});

test('decrypted text that is no JSON, or nested too deep, is refused', () => {
  const { iv, sealed } = cbcParts(JSON.parse(`${'['.repeat(100)}${']'.repeat(100)}`));
  expect(() => opened('test', cbc, cbcSealed(iv.toString('hex') + sealed.toString('hex')))).toThrow(refused);
});

describe('over a connection', () => {
  const answering = (data: unknown, headers: Record<string, string> = {}): ProviderHttp => ({
    send: async () => ({
      status: 200,
      headers,
      mediaType: 'application/json',
      bytes: Buffer.from(JSON.stringify({ status: true, statusCode: 200, data, time: '2026-11-21T12:00:00Z' })),
    }),
  });
  const status = (settings: object, http: ProviderHttp) =>
    allpass
      .connect({ appKey: 'key', ...settings }, { http, now: () => new Date() })
      .operations.run('getApplicantStatus', { applicantId: 'a-1' });
  const keys = { cryptoKey, hmacKey };

  test('an encrypted answer is printed decrypted, in both modes', async () => {
    const { iv, sealed } = cbcParts(content);
    const data = iv.toString('hex') + sealed.toString('hex');
    const inGcm = gcmSealed(content);
    const said = { kind: 'json', value: content };
    const header = (signature: string | undefined) => ({ 'x-allpass-signature': String(signature) });
    expect(await status({ ...keys, encryption: 'aes-256-cbc' }, answering(data, header(sign(data))))).toEqual(said);
    expect(
      await status({ cryptoKey, encryption: 'aes-256-gcm' }, answering(inGcm.data, header(inGcm.signature))),
    ).toEqual(said);
    await expect(
      status({ ...keys, encryption: 'aes-256-cbc' }, answering(data, header(sign(data, 'x')))),
    ).rejects.toEqual(refused);
  });

  test('an object is used as it is, and text without encryption is refused', async () => {
    expect(await status({ ...keys, encryption: 'aes-256-cbc' }, answering(content))).toMatchObject({ value: content });
    await expect(status({}, answering('00'.repeat(32)))).rejects.toEqual(refused);
    await expect(status(keys, answering(JSON.stringify(content)))).rejects.toEqual(refused);
  });
});

test.each([
  [{ encryption: 'aes-256-cbc' }, ['cryptoKey', 'hmacKey']],
  [{ encryption: 'aes-256-cbc', cryptoKey }, ['hmacKey']],
  [{ encryption: 'aes-256-gcm' }, ['cryptoKey']],
  [{ encryption: 'aes-256-gcm', cryptoKey: 'c0c0' }, ['cryptoKey']],
  [{ encryption: 'aes-256-gcm', cryptoKey }, []],
  [{ encryption: 'rot13' }, ['encryption']],
  [{}, []],
])('settings: %j lacks %j', (given, fields) => {
  const issues = allpassSettings.safeParse({ appKey: 'key', ...given }).error?.issues ?? [];
  expect(issues.map(({ path }) => path[0])).toEqual(fields);
});
