import { createDecipheriv, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { control } from '#test/sandbox/control.ts';
import { type ReceivedDelivery, type WebhookReceiver, webhookReceiver } from '#test/sandbox/webhook-receiver.ts';
import { type Sandbox, startSandbox } from '../server.ts';
import { ALLPASS_ACCOUNT } from '../vendors/allpass/account.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 40, retryMs: [10, 10] };
const SECRET = 'entered in the portal';

let sandbox: Sandbox;
let receiver: WebhookReceiver;
let status = 200;
/** The first `refusals` deliveries are answered with 503. */
let refusals = 0;
beforeAll(async () => {
  sandbox = await startSandbox(SETTINGS);
  receiver = await webhookReceiver(() => (receiver.deliveries.length <= refusals ? 503 : status));
});
beforeEach(async () => {
  status = 200;
  refusals = 0;
  await control(sandbox.url, '/reset', {});
  receiver.deliveries.length = 0;
});
afterAll(() => Promise.all([sandbox.close(), receiver.close()]));

const register = (vendor: string, settings: object = {}) =>
  control(sandbox.url, '/webhooks', { vendor, url: receiver.url, settings });
const send = async (vendor: string, input: object = {}) =>
  (await control(sandbox.url, '/webhooks/send', { vendor, ...input })).deliveries;
const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

/** Verifies a delivery as a receiver would. */
const VERIFY: Record<string, (received: ReceivedDelivery) => boolean> = {
  blockpass: ({ headers, text }) => headers['x-hub-signature'] === hmac(SECRET, text),
  allpass: ({ headers, text }) =>
    headers['x-allpass-signature'] === hmac(ALLPASS_ACCOUNT.hmacKey, JSON.parse(text).data),
  ondato({ headers, text }) {
    const [, t = '', s] = /^t=(\d+),s=(\w+)$/.exec(String(headers['ondato-signature'])) ?? [];
    return Math.abs(Date.now() / 1000 - Number(t)) < 60 && s === hmac(SECRET, `${t}.${text}`);
  },
};
const PORTAL: Record<string, object> = {
  blockpass: { secret: SECRET },
  allpass: { appKey: 'sandbox-allpass-cbc' },
  ondato: { secret: SECRET },
};

describe.each(Object.keys(VERIFY))('%s', (vendor) => {
  const isVerified = (received: ReceivedDelivery | undefined) => {
    try {
      return received !== undefined && VERIFY[vendor]?.(received) === true;
    } catch {
      return false;
    }
  };

  it('A change: a signed delivery that names the applicant', async () => {
    await register(vendor, PORTAL[vendor]);
    const { people } = await control(sandbox.url, '/create', { vendor });
    await expect.poll(() => receiver.deliveries.length).toBeGreaterThan(0);
    expect(receiver.deliveries.every(isVerified)).toBe(true);
    const payload = vendor === 'allpass' ? decrypted(receiver.deliveries[0]) : String(receiver.deliveries[0]?.text);
    expect(payload).toContain(people[0].id);
  });

  it.each(['wrong_secret', 'wrong_signature', 'no_signature', 'bit_flip', 'garbage', 'deep_json'])(
    'A delivery with %s: verification fails',
    async (bad) => {
      await register(vendor, PORTAL[vendor]);
      await send(vendor, { bad });
      expect([receiver.deliveries.length, isVerified(receiver.deliveries[0])]).toEqual([1, false]);
    },
  );

  it('duplicate, out_of_order: the same event twice; two events, the later first; all signed', async () => {
    await register(vendor, PORTAL[vendor]);
    const twice = await send(vendor, { bad: 'duplicate' });
    expect(twice[0].event).toBe(twice[1].event);
    const kinds = (await send(vendor, { bad: 'out_of_order', kind: 'approved' })).map(
      ({ kind }: { kind: string }) => kind,
    );
    expect(kinds).toEqual(['approved', 'in_progress']);
    expect(receiver.deliveries.every(isVerified)).toBe(true);
  });
});

describe('Vendor formats', () => {
  it('Blockpass: prefixed signature, plural header, ping; no signature without a secret', async () => {
    await register('blockpass', { secret: SECRET, signature: 'prefixed', eventHeader: 'plural' });
    await send('blockpass', { bad: 'ping' });
    const [ping] = receiver.deliveries as [ReceivedDelivery];
    expect(ping.headers['x-hub-signature']).toBe(`sha256=${hmac(SECRET, ping.text)}`);
    expect(ping.headers['x-blockpass-events']).toBe('user.created');
    expect(JSON.parse(ping.text)).toMatchObject({ isPing: true, guid: ping.headers['x-blockpass-delivery'] });
    await register('blockpass');
    await send('blockpass');
    expect(receiver.deliveries[1]?.headers).not.toHaveProperty('x-hub-signature');
  });

  it('Allpass: encrypted with GCM, and an old time', async () => {
    await register('allpass', { appKey: 'sandbox-allpass-gcm' });
    await send('allpass', { bad: 'stale' });
    const [received] = receiver.deliveries as [ReceivedDelivery];
    const { data, time } = JSON.parse(received.text);
    expect(Date.now() - Date.parse(time)).toBeGreaterThan(29 * 3_600_000);
    const decipher = createDecipheriv(
      'aes-256-gcm',
      Buffer.from(ALLPASS_ACCOUNT.cryptoKey, 'hex'),
      Buffer.from(data.slice(0, 24), 'hex'),
    );
    decipher.setAuthTag(Buffer.from(String(received.headers['x-allpass-signature']), 'hex'));
    const payload = JSON.parse(decipher.update(data.slice(24), 'hex', 'utf8') + decipher.final('utf8'));
    expect(payload).toMatchObject({ type: 'applicantStepPassed', warnings: [] });
  });

  it('Ondato: basic auth, and the older spelling', async () => {
    await register('ondato', { auth: 'basic', user: 'desk', password: 'hush', spelling: 'PascalCase', names: 'older' });
    await send('ondato', { kind: 'created' });
    expect(receiver.deliveries[0]?.headers.authorization).toBe(`Basic ${Buffer.from('desk:hush').toString('base64')}`);
    expect(JSON.parse(String(receiver.deliveries[0]?.text))).toMatchObject({
      Type: 'Idv.StatusChanged',
      Payload: { Id: expect.any(String) },
    });
  });

  it('Vult: only a session id and a secret address', async () => {
    const path = '/an-unguessable-token';
    await control(sandbox.url, '/webhooks', { vendor: 'vult', url: receiver.url + path });
    await send('vult');
    await send('vult', { bad: 'wrong_secret' });
    expect(receiver.deliveries.map(({ target }) => target === `/in${path}`)).toEqual([true, false]);
    expect(JSON.parse(String(receiver.deliveries[0]?.text))).toHaveProperty('session_id');
  });
});

describe('Sending', () => {
  it('A failed delivery is retried with the same body until it is accepted', async () => {
    refusals = 2;
    await register('blockpass', { secret: SECRET });
    await control(sandbox.url, '/change', { vendor: 'blockpass', id: await newestId('blockpass'), status: 'approved' });
    await expect
      .poll(async () => (await control(sandbox.url, '/webhooks')).deliveries[0])
      .toMatchObject({ attempts: 3, status: 200 });
    expect(new Set(receiver.deliveries.map(({ text }) => text)).size).toBe(1);
    expect(receiver.deliveries).toHaveLength(3);
  });

  it('After the last retry it gives up; redirects are not followed', async () => {
    status = 307;
    await register('blockpass', { secret: SECRET });
    await control(sandbox.url, '/change', { vendor: 'blockpass', id: await newestId('blockpass'), status: 'blocked' });
    const deliveries = async () =>
      (await control(sandbox.url, '/webhooks')).deliveries.find(({ kind }: { kind: string }) => kind === 'blocked');
    await expect.poll(deliveries).toMatchObject({ attempts: 3, status: 307 });
    expect(receiver.deliveries.every(({ target }) => target === '/in')).toBe(true);
  });

  it.each([
    'http://10.1.2.3/hook',
    'http://localhost.example/hook',
    'https://127.0.0.1/hook',
    'http://127.0.0.1.example/',
    'nonsense',
  ])('%s: refused, because it is not on this machine', async (url) => {
    await expect(control(sandbox.url, '/webhooks', { vendor: 'blockpass', url })).rejects.toThrow('on this machine');
  });

  it('Secrets are not shown; an impossible request is refused with a reason', async () => {
    expect(JSON.stringify(await register('ondato', { secret: SECRET }))).not.toContain(SECRET);
    await expect(register('b2core')).rejects.toThrow('no webhooks');
    await expect(register('blockpass', { secrets: 'typo' })).rejects.toThrow('is none of');
    await expect(send('allpass')).rejects.toThrow('no address');
    await expect(send('ondato', { bad: 'ping' })).rejects.toThrow('no pings');
  });
});

it('duplicate with times and atOnce: one event, as often as requested, in parallel', async () => {
  await register('blockpass', { secret: SECRET });
  const deliveries = await send('blockpass', { bad: 'duplicate', times: 99, atOnce: 50 });
  expect([
    deliveries.length,
    new Set(receiver.deliveries.map(({ text }) => text)).size,
    receiver.deliveries.length,
  ]).toEqual([100, 1, 100]);
});

describe('After a restart', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-webhooks-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('Addresses, people and counts are kept; a reset clears them', async () => {
    const settings = { ...SETTINGS, stateFile: join(folder, 'state.json') };
    const first = await startSandbox(settings);
    await control(first.url, '/webhooks', { vendor: 'allpass', url: receiver.url });
    const { id } = (await control(first.url, '/create', { vendor: 'allpass' })).people[0];
    await control(first.url, '/complete', { vendor: 'allpass', id });
    await first.close();
    const second = await startSandbox(settings);
    expect((await control(second.url, '/webhooks')).targets).toHaveLength(1);
    expect((await control(second.url, '/people?vendor=allpass')).people[0]).toMatchObject({ id, status: 'COMPLETED' });
    expect((await control(second.url, '/log')).applied.allpass).toEqual({
      createApplicant: { [id]: 1 },
      applicant: { [id]: 2 },
    });
    await control(second.url, '/reset', {});
    expect((await control(second.url, '/webhooks')).targets).toEqual([]);
    expect((await control(second.url, '/people?vendor=allpass')).people).toHaveLength(40);
    await second.close();
  });
});

async function newestId(vendor: string): Promise<string> {
  return (await control(sandbox.url, `/people?vendor=${vendor}`)).people[0].id;
}

function decrypted(received: ReceivedDelivery | undefined): string {
  const { data } = JSON.parse(String(received?.text));
  const decipher = createDecipheriv(
    'aes-256-cbc',
    Buffer.from(ALLPASS_ACCOUNT.cryptoKey, 'hex'),
    Buffer.from(data.slice(0, 32), 'hex'),
  );
  return decipher.update(data.slice(32), 'hex', 'utf8') + decipher.final('utf8');
}
