import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer } from 'node:net';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { forgetEnv } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { loopbackLiterals, otherForbiddenHosts } from '#test/providers/address-corpus.ts';
import { type FaultServer, faultServer } from '#test/providers/fault-server.ts';
import { type TestRequest, testConnection } from './check.ts';

/**
 * docs/security.md, bar 19, for the addresses an admin types in: none of them makes Docket call this machine or the
 * internal network. The canary listens on loopback, where all of these addresses lead or could be made to lead.
 */
let touched = 0;
const canary = createServer((socket) => {
  touched++;
  socket.end('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}');
});
let port = 0;
let database: TestDatabase;
let sandbox: FaultServer;
let ada: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await faultServer({
    '/': (answer) => answer.end('{}'),
    '/moved': (answer) => answer.writeHead(302, { location: `http://127.0.0.1:${port}/` }).end(),
  });
  process.env.DOCKET_SANDBOX_URL = sandbox.url;
  forgetEnv();
  ada = await aMember('admin');
  await new Promise<void>((resolve) => canary.listen(0, '127.0.0.1', resolve));
  port = (canary.address() as AddressInfo).port;
});

afterAll(async () => {
  canary.close();
  await sandbox.close();
  await closeDatabase();
  await database.close();
});

const order = (baseUrl: string, more: Partial<TestRequest> = {}): TestRequest => ({
  id: randomUUID(),
  provider: 'b2core',
  mode: 'live',
  draft: { baseUrl, accessToken: 'canary-token' },
  ...more,
});

/** What the test says of an address, or what the form says at its field when it refuses it. */
async function verdict(
  baseUrl: string,
  more: Partial<TestRequest> = {},
  names: Record<string, string[]> = {},
): Promise<string> {
  try {
    const { addresses, findings } = await testConnection(ada, order(baseUrl, more), {
      resolve: async (name) => names[name] ?? [],
    });
    expect(findings).toEqual([]);
    expect(addresses).toMatchObject([{ outcome: 'fails' }]);
    return addresses[0]?.remark ?? '';
  } catch (error) {
    if (error instanceof Refusal && error.fields?.baseUrl) return error.fields.baseUrl;
    throw error;
  }
}

test.each([...loopbackLiterals, ...otherForbiddenHosts])('Nothing is sent to %s, in either mode', async (host) => {
  const before = touched;
  for (const scheme of ['http', 'https']) {
    for (const mode of ['live', 'test'] as const)
      expect(await verdict(`${scheme}://${host}:${port}`, { mode })).not.toBe('');
  }
  expect(touched).toBe(before);
});

test('Control: a guard in the lookup hook alone lets literals through to the canary', async () => {
  const naive = new Agent({ connect: { lookup: (_name, _options, answer) => answer(new Error('guarded'), '', 0) } });
  const before = touched;
  for (const host of loopbackLiterals.slice(0, 5))
    await request(`http://${host}:${port}/`, { dispatcher: naive }).then(({ body }) => body.dump());
  expect(touched - before).toBeGreaterThan(0);
  await naive.close();
});

test('A name must lead to public addresses only, and the address it leads to is not told', async () => {
  const names = { 'inside.example': ['10.1.2.3'], 'both.example': ['93.184.216.34', '127.0.0.1'] };
  for (const name of Object.keys(names)) {
    const said = await verdict(`https://${name}`, {}, names);
    expect(said).toContain('not public');
    expect(said).not.toMatch(/10\.1|127\.0/);
  }
  expect(await verdict('https://nowhere.example')).toContain('not known');
});

test('The sandbox alone is called on this machine, by a test connection alone, and its redirects are not followed', async () => {
  const before = touched;
  expect(await verdict(sandbox.url)).toContain('Only the sandbox of a test connection may');
  const called = sandbox.calls.length;
  const { addresses } = await testConnection(ada, order(`${sandbox.url}/moved`, { mode: 'test' }));
  expect(addresses).toMatchObject([{ outcome: 'works', remark: 'The sandbox on this machine.' }]);
  expect(sandbox.calls.length).toBeGreaterThan(called);
  expect(touched).toBe(before);
});

test('Each test is one row in the ledger, with counts and without secrets, also when nothing was sent', async () => {
  const one = order('https://10.0.0.1');
  await testConnection(ada, one);
  const rows = await db().ledgerRow.findMany({ where: { subjectId: one.id }, select: { kind: true, entry: true } });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.kind).toBe('connection.tested');
  expect(JSON.stringify(rows)).not.toContain('canary');
});

test('A stored secret is not sent to an address that the form changed', async () => {
  const settings = { baseUrl: `${sandbox.url}/old`, accessToken: 'canary-token' };
  const id = await addConnection(ada, { provider: 'b2core', label: 'Desk', mode: 'test', settings });
  const moved = order('https://elsewhere.example', {
    id,
    draft: { baseUrl: 'https://elsewhere.example', accessToken: '' },
  });
  await expect(testConnection(ada, moved)).rejects.toMatchObject({
    fields: { accessToken: expect.stringContaining('again') },
  });
});

test.each(['reviewer', 'approver', 'manager', 'auditor'] as const)('A %s tests nothing', async (role) => {
  const called = sandbox.calls.length;
  const someone = await aMember(role);
  await expect(testConnection(someone, order(sandbox.url, { mode: 'test' }))).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect(sandbox.calls.length).toBe(called);
});
