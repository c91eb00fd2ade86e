import { randomUUID } from 'node:crypto';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addConnection } from '#lib/data/connections/connections.ts';
import { closeDatabase, db } from '#lib/data/database.ts';
import { forgetEnv } from '#lib/env.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { aMember } from '#test/builders/member.ts';
import { type TestDatabase, testDatabase } from '#test/database/database.ts';
import { canaryServer } from '#test/journeys/canary-server.ts';
import { loopbackLiterals, otherForbiddenHosts } from '#test/providers/address-corpus.ts';
import { type FaultServer, faultServer } from '#test/providers/fault-server.ts';
import { type TestRequest, testConnection } from './check.ts';

/**
 * An admin tests a connection with a forbidden address (docs/security.md, bar 19): nothing on this machine or in its
 * network is called. The canary listens on loopback, where these addresses lead or could lead.
 */
let canary: Awaited<ReturnType<typeof canaryServer>>;
let database: TestDatabase;
let sandbox: FaultServer;
let ada: MemberActor;

beforeAll(async () => {
  database = await testDatabase();
  sandbox = await faultServer({
    '/': (answer) => answer.end('{}'),
    '/moved': (answer) => answer.writeHead(302, { location: `http://127.0.0.1:${canary.port}/` }).end(),
  });
  process.env.DOCKET_SANDBOX_URL = sandbox.url;
  forgetEnv();
  ada = await aMember('admin');
  canary = await canaryServer();
});

afterAll(async () => {
  await canary.close();
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

/** What the test of a connection, or the form, says about an address. Nothing else may be found. */
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
  const before = canary.touched();
  for (const scheme of ['http', 'https']) {
    for (const mode of ['live', 'test'] as const)
      expect(await verdict(`${scheme}://${host}:${canary.port}`, { mode })).not.toBe('');
  }
  expect(canary.touched()).toBe(before);
});

test('Control: a check in the DNS lookup only lets literal addresses through to the canary', async () => {
  const naive = new Agent({ connect: { lookup: (_name, _options, answer) => answer(new Error('guarded'), '', 0) } });
  const before = canary.touched();
  for (const host of loopbackLiterals.slice(0, 5))
    await request(`http://${host}:${canary.port}/`, { dispatcher: naive }).then(({ body }) => body.dump());
  expect(canary.touched() - before).toBeGreaterThan(0);
  await naive.close();
});

test('A name with a non-public address: refused, without saying the address', async () => {
  const names = { 'inside.example': ['10.1.2.3'], 'both.example': ['93.184.216.34', '127.0.0.1'] };
  for (const name of Object.keys(names)) {
    const said = await verdict(`https://${name}`, {}, names);
    expect(said).toContain('not public');
    expect(said).not.toMatch(/10\.1|127\.0/);
  }
  expect(await verdict('https://nowhere.example')).toContain('not known');
});

test('On loopback only the sandbox is called, only by a test connection, and no redirect is followed', async () => {
  const before = canary.touched();
  expect(await verdict(sandbox.url)).toContain('Only the sandbox of a test connection may');
  const called = sandbox.calls.length;
  const { addresses } = await testConnection(ada, order(`${sandbox.url}/moved`, { mode: 'test' }));
  expect(addresses).toMatchObject([{ outcome: 'works', remark: 'The sandbox on this machine.' }]);
  expect(sandbox.calls.length).toBeGreaterThan(called);
  expect(canary.touched()).toBe(before);
});

test('Each test of a connection is one ledger row with counts and no secrets, even if nothing was sent', async () => {
  const one = order('https://10.0.0.1');
  await testConnection(ada, one);
  const rows = await db().ledgerRow.findMany({ where: { subjectId: one.id }, select: { kind: true, entry: true } });
  expect(rows).toHaveLength(1);
  expect(rows[0]?.kind).toBe('connection.tested');
  expect(JSON.stringify(rows)).not.toContain('canary');
});

test('The form changes the address: the stored secret is not sent there', async () => {
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

test.each(['reviewer', 'approver', 'manager', 'auditor'] as const)('A %s may not test a connection', async (role) => {
  const called = sandbox.calls.length;
  const someone = await aMember(role);
  await expect(testConnection(someone, order(sandbox.url, { mode: 'test' }))).rejects.toMatchObject({
    code: 'not_allowed',
  });
  expect(sandbox.calls.length).toBe(called);
});
