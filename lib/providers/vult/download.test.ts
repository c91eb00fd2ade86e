import { afterAll, describe, expect, test } from 'vitest';
import { faultServer, json } from '#test/providers/fault-server.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import type { ProviderAnswer } from '../http/request.ts';
import { vendorAddress } from '../http/vendor-address.ts';
import { downloadedFile } from './download.ts';
import { vult } from './index.ts';

/** A download may answer with an address in place of a file (docs/providers.md#vult, docs/security.md, threat T8). */
const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const base64 = Buffer.from(jpeg).toString('base64');
const settings = {
  baseUrl: 'https://kyc.vendor.example/api/',
  tokenUrl: 'https://login.vendor.example/token',
  oauthClientId: 'desk',
  oauthClientSecret: 'hush',
};
const now = () => new Date('2026-11-27T12:00:00Z');
const own = 'https://kyc.vendor.example/files/1.jpg?signature=2';

/** Reads a selfie of a vendor that answers the download with `answer`, and a fetched address with `file`. */
async function readSelfie(answer: unknown, file: unknown = jpeg) {
  const { http, sent } = scriptedHttp(({ url }) => (url.endsWith('/idv/document/download') ? answer : file));
  const { images } = vult.connect(settings, { http, now });
  const outcome = await images?.read('s-1', 'selfie').catch((error: unknown) => error);
  return { outcome, fetched: sent.slice(1) };
}

const answer = (bytes: Uint8Array | string, mediaType: string | null = 'application/json'): ProviderAnswer => ({
  status: 200,
  headers: {},
  mediaType,
  bytes: typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes,
});
const fileOf = (sent: ProviderAnswer) =>
  downloadedFile('test', sent, async (address) => {
    vendorAddress('test', address, settings.baseUrl);
    throw new Error('nothing is fetched');
  });

/** The page shows `null` for a download, so every form is read (docs/providers.md#vult). */
describe('downloads', () => {
  const forms: [name: string, sent: ProviderAnswer][] = [
    ['bytes', answer(jpeg, 'image/jpeg')],
    ['bytes of no type', answer(jpeg, 'application/octet-stream')],
    ['bytes that claim to be JSON', answer(jpeg)],
    ['bytes that claim to be another picture', answer(jpeg, 'image/png')],
    ['base64 as JSON text', answer(JSON.stringify(base64))],
    ['a data URI', answer(JSON.stringify(`data:image/jpeg;base64,${base64}`))],
    ['a data URI that claims another type', answer(JSON.stringify(`data:text/html;base64,${base64}`))],
    ...['file', 'data', 'image', 'content'].map((name): [string, ProviderAnswer] => [
      `an object with ${name}`,
      answer(JSON.stringify({ [name]: base64 })),
    ]),
    ['an object in an object', answer(JSON.stringify({ data: { content: base64 } }))],
    ['a buffer as JSON writes it', answer(JSON.stringify({ type: 'Buffer', data: [...jpeg] }))],
    ['JSON of no type', answer(JSON.stringify(base64), null)],
  ];
  test.each(forms)('%s', async (_, sent) => {
    const { bytes, mediaType } = await fileOf(sent);
    expect([[...bytes], mediaType]).toEqual([[...jpeg], 'image/jpeg']);
  });

  test.each(['null', '{}', '""', '', '{"url":null}', '{"data":{}}'])('nothing there: %s', async (text) => {
    await expect(fileOf(answer(text))).rejects.toMatchObject({ code: 'not_found' });
  });

  test.each(['"https://169.254.169.254/x"', '{"url":"http://elsewhere.example/a.jpg"}', '"not base64!"', '[', '7'])(
    'no file: %s',
    async (text) => {
      await expect(fileOf(answer(text))).rejects.toMatchObject({ name: 'ProviderError' });
    },
  );
});

describe('an address at the origin of the base address is fetched, with the token', () => {
  test.each([
    ['a bare string', own],
    ['url', { url: own }],
    ['URL', { URL: own }],
    ['an address within an object', { data: { url: own } }],
    ['capitals in the scheme and host', 'HTTPS://KYC.VENDOR.EXAMPLE/files/1.jpg?signature=2'],
    ['the port of https written out', 'https://kyc.vendor.example:443/files/1.jpg?signature=2'],
  ])('%s', async (_, answer) => {
    const { outcome, fetched } = await readSelfie(answer);
    expect(outcome).toMatchObject({ bytes: jpeg, mediaType: 'image/jpeg' });
    expect(fetched.map(({ url, method, safe, expect: kind }) => ({ url, method, safe, kind }))).toEqual([
      { url: own, method: 'GET', safe: true, kind: 'file' },
    ]);
    expect(fetched[0]?.token).toBeDefined();
  });

  test('the terminal fetches it as well', async () => {
    const { http } = scriptedHttp(({ url }) => (url === own ? jpeg : { url: own }));
    const { operations } = vult.connect(settings, { http, now });
    for (const [name, input] of [
      ['idv.documentDownload', { session_id: 's-1', storage_file_type_e: 'selfie' }],
      ['ida.documentDownload', { session_id: 's-1' }],
      ['identity.imageRead', { identity_id: 'i-1', storage_file_type_e: 'selfie' }],
    ] as const)
      expect(await operations.run(name, input)).toEqual({ kind: 'file', bytes: jpeg, mediaType: 'image/jpeg' });
  });
});

test.each([
  'https://elsewhere.example/1.jpg',
  'https://vendor.example/1.jpg',
  'https://cdn.kyc.vendor.example/1.jpg',
  'https://kyc.vendor.example.elsewhere.example/1.jpg',
  'https://kyc.vendor.example:8443/1.jpg',
  'http://kyc.vendor.example/1.jpg',
  'https://kyc.vendor.example@elsewhere.example/1.jpg',
  'https://user:pass@kyc.vendor.example/1.jpg',
  'http://169.254.169.254/latest/meta-data',
  'https://',
])('an address elsewhere is refused with a sentence and never called: %s', async (address) => {
  for (const answer of [address, { url: address }, { URL: address }]) {
    const { outcome, fetched } = await readSelfie(answer);
    expect([outcome, fetched]).toEqual([expect.objectContaining({ name: 'ProviderError', code: 'refused' }), []]);
    expect(String(outcome)).toContain('not at the provider');
    expect(String(outcome)).not.toContain('169.254');
  }
});

test.each([
  ['another address', { url: own }],
  ['a bare address', own],
])('a fetched address that answers with %s is not followed further', async (_, file) => {
  const { outcome, fetched } = await readSelfie({ url: own }, file);
  expect(outcome).toMatchObject({ code: 'invalid_response' });
  expect(fetched).toHaveLength(1);
});

test.each([
  ['base64 as JSON', base64, 'image/jpeg'],
  ['bytes of no known kind', Uint8Array.from([1, 2, 3]), 'application/octet-stream'],
])('a fetched address that answers with %s is a file', async (_, file, mediaType) => {
  expect((await readSelfie({ url: own }, file)).outcome).toMatchObject({ bytes: expect.any(Uint8Array), mediaType });
});

describe('over HTTP', () => {
  const servers: { close(): Promise<void> }[] = [];
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  test.each([
    ['a redirect', (path: string) => `${path}/moved`, 'invalid_response'],
    ['a file over the limit', (path: string) => `${path}/huge`, 'invalid_response'],
    ['a picture', (path: string) => `${path}/picture`, null],
  ])('%s at the address in the answer', async (_, addressIn, code) => {
    const authorizations: (string | undefined)[] = [];
    const vendor = await faultServer({
      '/token': (answer) => json(answer, { access_token: 't0ken', expires_in: 60 }),
      '/idv/document/download': (answer) => json(answer, { url: addressIn(vendor.url) }),
      '/moved': (answer) => answer.writeHead(302, { location: `${vendor.url}/picture` }).end(),
      '/huge': (answer) => answer.writeHead(200, { 'content-length': '99000000' }).end(),
      '/picture': (answer, { request }) => {
        authorizations.push(request.headers.authorization);
        answer.writeHead(200, { 'content-type': 'text/html' }).end(jpeg);
      },
    });
    servers.push(vendor);
    const http = loopbackHttp();
    const { images } = vult.connect(
      { ...settings, baseUrl: vendor.url, tokenUrl: `${vendor.url}/token` },
      { http, now },
    );
    const outcome = await images?.read('s-1', 'selfie').catch((error: unknown) => error);
    if (code !== null) expect([outcome, authorizations]).toEqual([expect.objectContaining({ code }), []]);
    else
      expect([outcome, authorizations]).toEqual([
        expect.objectContaining({ mediaType: 'image/jpeg', bytes: jpeg }),
        ['Bearer t0ken'],
      ]);
  });
});
