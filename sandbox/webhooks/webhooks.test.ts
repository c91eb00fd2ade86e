import { createDecipheriv, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ask, steer } from '#test/sandbox/client.ts';
import { type Ear, type Heard, openEar } from '#test/sandbox/webhook-receiver.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import { ALLPASS_ACCOUNT } from '../vendors/allpass/account.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 40, retryMs: [10, 10] };
const SECRET = 'told in the portal';

let sandbox: Sandbox;
let ear: Ear;
let status = 200;
/** How many deliveries are refused before `status` is answered. */
let refusals = 0;
beforeAll(async () => {
  sandbox = await startSandbox(SETTINGS);
  ear = await openEar(() => (ear.heard.length <= refusals ? 503 : status));
});
beforeEach(async () => {
  status = 200;
  refusals = 0;
  await steer(sandbox.url, '/reset');
  ear.heard.length = 0;
});
afterAll(() => Promise.all([sandbox.close(), ear.close()]));

const register = (vendor: string, settings: object = {}) =>
  ask(sandbox.url, '/webhooks', { vendor, url: `${ear.url}/hook`, settings });
const send = async (vendor: string, wanted: object = {}) =>
  (await ask(sandbox.url, '/webhooks/send', { vendor, ...wanted })).posted;
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

/** What a receiver would believe. */
const PROVEN: Record<string, (heard: Heard) => boolean> = {
  blockpass: ({ headers, body }) => headers['x-hub-signature'] === hmac(SECRET, body),
  allpass: ({ headers, body }) =>
    headers['x-allpass-signature'] === hmac(ALLPASS_ACCOUNT.hmacKey, JSON.parse(body).data),
  ondato({ headers, body }) {
    const [, t = '', s] = /^t=(\d+),s=(\w+)$/.exec(String(headers['ondato-signature'])) ?? [];
    return Math.abs(Date.now() / 1000 - Number(t)) < 60 && s === hmac(SECRET, `${t}.${body}`);
  },
};
const PORTAL: Record<string, object> = {
  blockpass: { secret: SECRET },
  allpass: { appKey: 'sandbox-allpass-cbc' },
  ondato: { secret: SECRET },
};

describe.each(Object.keys(PROVEN))('%s', (vendor) => {
  const isBelieved = (heard: Heard | undefined) => {
    try {
      return heard !== undefined && PROVEN[vendor]?.(heard) === true;
    } catch {
      return false;
    }
  };

  it('tells what happened, proven, about the applicant it happened to', async () => {
    await register(vendor, PORTAL[vendor]);
    const { people } = await ask(sandbox.url, '/create', { vendor });
    await expect.poll(() => ear.heard.length).toBeGreaterThan(0);
    expect(ear.heard.every(isBelieved)).toBe(true);
    const told = vendor === 'allpass' ? opened(ear.heard[0]) : String(ear.heard[0]?.body);
    expect(told).toContain(people[0].id);
  });

  it.each(['wrong_secret', 'wrong_signature', 'no_signature', 'bit_flip', 'garbage', 'deep_json'])(
    'is not to be believed with a %s',
    async (bad) => {
      await register(vendor, PORTAL[vendor]);
      await send(vendor, { bad });
      expect([ear.heard.length, isBelieved(ear.heard[0])]).toEqual([1, false]);
    },
  );

  it('sends the same event twice, and two in the wrong order', async () => {
    await register(vendor, PORTAL[vendor]);
    const twice = await send(vendor, { bad: 'duplicate' });
    expect(twice[0].event).toBe(twice[1].event);
    const kinds = (await send(vendor, { bad: 'out_of_order', kind: 'approved' })).map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds).toEqual(['approved', 'in_progress']);
    expect(ear.heard.every(isBelieved)).toBe(true);
  });
});

describe('The forms', () => {
  it('of Blockpass: a prefix, the older header, a ping, and nothing at all without a secret', async () => {
    await register('blockpass', { secret: SECRET, signature: 'prefixed', eventHeader: 'plural' });
    await send('blockpass', { bad: 'ping' });
    const [ping] = ear.heard as [Heard];
    expect(ping.headers['x-hub-signature']).toBe(`sha256=${hmac(SECRET, ping.body)}`);
    expect(ping.headers['x-blockpass-events']).toBe('user.created');
    expect(JSON.parse(ping.body)).toMatchObject({ isPing: true, guid: ping.headers['x-blockpass-delivery'] });
    await register('blockpass');
    await send('blockpass');
    expect(ear.heard[1]?.headers).not.toHaveProperty('x-hub-signature');
  });

  it('of Allpass: sealed by GCM, too, and with an old time inside', async () => {
    await register('allpass', { appKey: 'sandbox-allpass-gcm' });
    await send('allpass', { bad: 'stale' });
    const [heard] = ear.heard as [Heard];
    const { data, time } = JSON.parse(heard.body);
    expect(Date.now() - Date.parse(time)).toBeGreaterThan(29 * 3_600_000);
    const decipher = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(ALLPASS_ACCOUNT.cryptoKey, 'hex'),
      Buffer.from(data.slice(0, 24), 'hex'),
    );
    decipher.setAuthTag(Buffer.from(String(heard.headers['x-allpass-signature']), 'hex'));
    const said = JSON.parse(decipher.update(data.slice(24), 'hex', 'utf8') + decipher.final('utf8'));
    expect(said).toMatchObject({ type: 'applicantStepPassed', warnings: [] });
  });

  it('of Ondato: by a password, and in the older spelling', async () => {
    await register('ondato', { auth: 'basic', user: 'desk', password: 'hush', spelling: 'PascalCase', names: 'older' });
    await send('ondato', { kind: 'created' });
    expect(ear.heard[0]?.headers.authorization).toBe(`Basic ${Buffer.from('desk:hush').toString('base64')}`);
    expect(JSON.parse(String(ear.heard[0]?.body))).toMatchObject({
      Type: 'Idv.StatusChanged',
      Payload: { Id: expect.any(String) },
    });
  });

  it('of Vult: nothing but a session, and an address nobody can guess', async () => {
    const path = '/hook/an-unguessable-token';
    await ask(sandbox.url, '/webhooks', { vendor: 'vult', url: ear.url + path });
    await send('vult');
    await send('vult', { bad: 'wrong_secret' });
    expect(ear.heard.map((heard) => heard.path === path)).toEqual([true, false]);
    expect(JSON.parse(String(ear.heard[0]?.body))).toHaveProperty('session_id');
  });
});

describe('The post', () => {
  it('tries again until it gets through, with the very same delivery', async () => {
    refusals = 2;
    await register('blockpass', { secret: SECRET });
    await ask(sandbox.url, '/change', { vendor: 'blockpass', id: await someone('blockpass'), status: 'approved' });
    await expect
      .poll(async () => (await ask(sandbox.url, '/webhooks')).posted[0])
      .toMatchObject({ attempts: 3, status: 200 });
    expect(new Set(ear.heard.map(({ body }) => body)).size).toBe(1);
    expect(ear.heard).toHaveLength(3);
  });

  it('gives up in the end, and follows no redirect', async () => {
    status = 307;
    await register('blockpass', { secret: SECRET });
    await ask(sandbox.url, '/change', { vendor: 'blockpass', id: await someone('blockpass'), status: 'blocked' });
    const posted = async () =>
      (await ask(sandbox.url, '/webhooks')).posted.find(({ kind }: { kind: string }) => kind === 'blocked');
    await expect.poll(posted).toMatchObject({ attempts: 3, status: 307 });
    expect(ear.heard.every(({ path }) => path === '/hook')).toBe(true);
  });

  it.each([
    'http://10.1.2.3/hook',
    'http://localhost.example/hook',
    'https://127.0.0.1/hook',
    'http://127.0.0.1.example/',
    'nonsense',
  ])('never leaves the machine for %s', async (url) => {
    await expect(ask(sandbox.url, '/webhooks', { vendor: 'blockpass', url })).rejects.toThrow('on this machine');
  });

  it('shows no secret, and says what it can not do', async () => {
    expect(JSON.stringify(await register('ondato', { secret: SECRET }))).not.toContain(SECRET);
    await expect(register('b2core')).rejects.toThrow('no webhooks');
    await expect(register('blockpass', { secrets: 'typo' })).rejects.toThrow('is none of');
    await expect(send('allpass')).rejects.toThrow('no address');
    await expect(send('ondato', { bad: 'ping' })).rejects.toThrow('no pings');
  });
});

it('replays one event as often as asked, many at once', async () => {
  await register('blockpass', { secret: SECRET });
  const posted = await send('blockpass', { bad: 'duplicate', times: 99, atOnce: 50 });
  expect([posted.length, new Set(ear.heard.map(({ body }) => body)).size, ear.heard.length]).toEqual([100, 1, 100]);
});

describe('Over a restart', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-webhooks-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('addresses, people and counts stay; a reset forgets them', async () => {
    const settings = { ...SETTINGS, stateFile: join(folder, 'state.json') };
    const first = await startSandbox(settings);
    await ask(first.url, '/webhooks', { vendor: 'allpass', url: ear.url });
    const { id } = (await ask(first.url, '/create', { vendor: 'allpass' })).people[0];
    await ask(first.url, '/complete', { vendor: 'allpass', id });
    await first.close();
    const second = await startSandbox(settings);
    expect((await ask(second.url, '/webhooks')).targets).toHaveLength(1);
    expect((await ask(second.url, '/people?vendor=allpass')).people[0]).toMatchObject({ id, status: 'COMPLETED' });
    expect((await ask(second.url, '/log')).applied.allpass).toEqual({
      createApplicant: { [id]: 1 },
      applicant: { [id]: 2 },
    });
    await steer(second.url, '/reset');
    expect((await ask(second.url, '/webhooks')).targets).toEqual([]);
    expect((await ask(second.url, '/people?vendor=allpass')).people).toHaveLength(40);
    await second.close();
  });
});

async function someone(vendor: string): Promise<string> {
  return (await ask(sandbox.url, `/people?vendor=${vendor}`)).people[0].id;
}

function opened(heard: Heard | undefined): string {
  const { data } = JSON.parse(String(heard?.body));
  const decipher = createDecipheriv(
    'aes-256-cbc',
    Buffer.from(ALLPASS_ACCOUNT.cryptoKey, 'hex'),
    Buffer.from(data.slice(0, 32), 'hex'),
  );
  return decipher.update(data.slice(32), 'hex', 'utf8') + decipher.final('utf8');
}
