import { execFile } from 'node:child_process';
import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '#sandbox/server.ts';
import { VULT_ACCOUNT } from '#sandbox/vendors/vult/account.ts';

let sandbox: Awaited<ReturnType<typeof startSandbox>>;

beforeAll(async () => {
  sandbox = await startSandbox({ host: '127.0.0.1', port: 0, seed: 'terminal', people: 6, today: '2026-11-21' });
});

afterAll(() => sandbox.close());

/** Runs `npm run --silent provider -- …`. */
function provider(args: string[], settings?: object): Promise<{ exit: number; out: string; err: string }> {
  const env = { ...process.env, PROVIDER_SETTINGS: settings ? JSON.stringify(settings) : undefined };
  return new Promise((resolve) => {
    execFile(process.execPath, ['--conditions=react-server', 'bin/provider.ts', ...args], { env }, (error, out, err) =>
      resolve({ exit: error ? Number(error.code) : 0, out, err }),
    );
  });
}

const vult = (change: object = {}) => ({
  baseUrl: `${sandbox.url}/vult`,
  tokenUrl: `${sandbox.url}/vult/oauth/token`,
  ...VULT_ACCOUNT,
  ...change,
});

describe('A vendor from the terminal', () => {
  it('lists, reads and fetches a file', async () => {
    const listed = await provider(['vult', 'applicants', '{"limit":2}'], vult());
    const { items, next } = JSON.parse(listed.out);
    expect(items).toHaveLength(2);
    expect(next).toEqual(expect.any(String));
    expect(items[0]).toMatchObject({ provider: 'vult', person: expect.any(Object), documents: expect.any(Array) });

    const id = items[0].externalId;
    const one = await provider(['vult', 'applicant', JSON.stringify({ id })], vult());
    expect(JSON.parse(one.out).externalId).toBe(id);

    const path = join(await mkdtemp(join(tmpdir(), 'docket-file-')), 'selfie.jpg');
    const input = JSON.stringify({ session_id: id, storage_file_type_e: 'selfie' });
    const file = await provider(['vult', 'idv.documentDownload', input, '--out', path], vult());
    expect(JSON.parse(file.out)).toMatchObject({
      mediaType: expect.any(String),
      byteLength: (await readFile(path)).byteLength,
    });
  });

  it.each([
    ['no such provider', ['nobody', 'ping'], 'refused'],
    ['no such operation', ['vult', 'idv.sessionBurn'], 'refused'],
    ['input that is not JSON', ['vult', 'ping', '{'], 'refused'],
    ['input the operation does not take', ['vult', 'idv.sessionRead', '{"session":1}'], 'refused'],
    ['someone the vendor does not know', ['vult', 'applicant', '{"id":"nobody"}'], 'not_found'],
  ])('%s: one JSON object on stderr, exit 1', async (_name, args, code) => {
    const { exit, out, err } = await provider(args, vult());
    expect({ exit, out, code: JSON.parse(err).code }).toEqual({ exit: 1, out: '', code });
  });

  it('a wrong secret: the error does not contain it', async () => {
    const { exit, err } = await provider(['vult', 'idv.sessionList'], vult({ oauthClientSecret: 'a wrong secret' }));
    expect(exit).toBe(1);
    expect(JSON.parse(err)).toMatchObject({ code: 'unauthorized', retryable: false });
    expect(err).not.toContain('a wrong secret');
  });

  it('without settings: refused', async () => {
    expect(JSON.parse((await provider(['vult', 'ping'])).err).code).toBe('refused');
  });
});
