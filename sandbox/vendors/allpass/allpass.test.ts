import { createDecipheriv, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { peopleOf } from '#sandbox/people/shared.ts';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { ALLPASS_ACCOUNT } from './account.ts';
import { ALLPASS_MIX } from './applicant-mix.ts';
import { recordOf } from './record.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21', people: 60 };
const RECORDS = peopleOf('allpass', 'docket', 60, '2026-11-21', ALLPASS_MIX).map((person) =>
  recordOf('docket/allpass', person),
);

/** Records whose `image` is a path or an address and not the image itself: reading them draws nothing. */
const withoutImageData = RECORDS.filter(({ person }) => (person?.index ?? 0) % 4 > 1);

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox(SETTINGS);
});
afterAll(() => sandbox.close());

function call(
  path: string,
  { key = 'sandbox-allpass-plain', body, url = sandbox.url }: { key?: string; body?: object; url?: string } = {},
) {
  const headers = { 'x-private-app-key': key, 'content-type': 'application/json' };
  return fetch(`${url}/allpass${path}`, { method: body ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
}

const api = (path: string, options?: Parameters<typeof call>[1]) => call(`/api/public${path}`, options);
const id = withoutImageData[0]?.id ?? '';

describe('Allpass over HTTP', () => {
  it("A wrong key or an unknown address: the error is in the vendor's envelope", async () => {
    const refused = await api(`/applicant/${id}`, { key: 'guess' });
    expect([refused.status, await refused.json()]).toMatchObject([401, { status: false, statusCode: 401 }]);
    expect((await api('/applicant/unknown')).status).toBe(404);
    expect((await api('/nothing')).status).toBe(404);
  });

  it('Each kind of encryption: the decrypted answer is the same', async () => {
    const plain = (await (await api(`/applicant/${id}/status`)).json()).data;
    const key = Buffer.from(ALLPASS_ACCOUNT.cryptoKey, 'hex');
    for (const name of ['sandbox-allpass-cbc', 'sandbox-allpass-cbc-body']) {
      const answer = await api(`/applicant/${id}/status`, { key: name });
      const text = await answer.text();
      const { data } = JSON.parse(text);
      const signed = name.endsWith('body') ? text : data;
      expect(answer.headers.get('x-allpass-signature')).toBe(
        createHmac('sha256', ALLPASS_ACCOUNT.hmacKey).update(signed).digest('hex'),
      );
      const decipher = createDecipheriv('aes-256-cbc', key, Buffer.from(data.slice(0, 32), 'hex'));
      expect(JSON.parse(decipher.update(data.slice(32), 'hex', 'utf8') + decipher.final('utf8'))).toEqual(plain);
    }
    const answer = await api(`/applicant/${id}/status`, { key: 'sandbox-allpass-gcm' });
    const { data } = await answer.json();
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(data.slice(0, 24), 'hex'));
    decipher.setAuthTag(Buffer.from(answer.headers.get('x-allpass-signature') ?? '', 'hex'));
    expect(JSON.parse(decipher.update(data.slice(24), 'hex', 'utf8') + decipher.final('utf8'))).toEqual(plain);
  });

  it('An applicant is found by both ids, also when the id needs percent encoding', async () => {
    const withSlash = RECORDS.find(({ externalUserId }) => externalUserId.includes('/'));
    const read = async (who: string) => (await (await api(`/applicant/${encodeURIComponent(who)}/status`)).json()).data;
    expect(await read(withSlash?.externalUserId ?? '')).toEqual(await read(withSlash?.id ?? ''));
  });

  it('Statuses, steps and older answers: every kind occurs', async () => {
    const words = new Set(RECORDS.map(({ status }) => status));
    expect([...words]).toEqual(
      expect.arrayContaining(['INCOMPLETE', 'COMPLETED', 'IN_REVIEW', 'APPROVED', 'AWAITING_SECOND_OFFICER']),
    );
    const older = withoutImageData.find(({ isOld, person }) => isOld && person?.stage !== 'in_progress');
    const answer = (await (await api(`/applicant/${older?.id}`)).json()).data;
    expect([answer.country, Array.isArray(answer.servicesData[0].data)]).toEqual([null, true]);
    const done = withoutImageData.find(({ isOld, person }) => !isOld && person?.stage === 'waiting');
    const { servicesData, flowId, flow } = (await (await api(`/applicant/${done?.id}`)).json()).data;
    expect(servicesData.map(({ service }: { service: string }) => service)).toEqual(flow.services);
    expect(typeof flowId).toBe('number');
    const [{ graphics, fields }] = [servicesData[0].data];
    expect([graphics[0].data[0].fieldType, fields.length > 8]).toEqual([207, true]);
    const image: string = graphics[0].data[0].image;
    const picture = await fetch(new URL(image, sandbox.url), {
      headers: { 'x-private-app-key': 'sandbox-allpass-plain' },
    });
    expect([picture.headers.get('content-type'), (await picture.arrayBuffer()).byteLength > 20_000]).toEqual([
      'image/jpeg',
      true,
    ]);
    expect((await fetch(new URL(image, sandbox.url))).status).toBe(401);
  });

  it('Images are sent as base64 and as data URIs', async () => {
    for (const [form, start] of [
      [0, '/9j/'],
      [1, 'data:image/jpeg;base64,/9j/'],
    ] as const) {
      const record = RECORDS.find(({ person }) => person?.index === form);
      const { image } = (await (await api(`/applicant/${record?.id}`)).json()).data;
      expect(image.slice(0, start.length)).toBe(start);
    }
  });

  it.each([
    ['/applicant', { externalUserId: 'x' }],
    ['/applicant', { externalUserId: 'x', flowName: 'Nothing' }],
    ['/applicant/ID/moveToFlow', { flowId: 12 }],
    ['/applicant/ID/moveToFlow', { flowId: '99' }],
    ['/applicant/ID/token', { ttl: 3_153_600_001 }],
    ['/applicant/ID/token', { flowName: 'Nothing' }],
    ['/crypto-aml/search', { blockchain: 'BTC', address: 'a', txHash: 'ab'.repeat(32) }],
    ['/crypto-aml/search', { blockchain: 'SHELLS', address: 'a' }],
  ])('%s with %j: 400', async (path, body) => {
    expect((await api(path.replace('ID', id), { body })).status).toBe(400);
  });

  it('Restore without a scheduled deletion: status 200 with an error in the body', async () => {
    const answer = await api(`/applicant/${id}/restore`, { body: {} });
    expect([answer.status, await answer.json()]).toMatchObject([200, { status: false, statusCode: 409 }]);
  });
});

it('Scheduled deletion: kept over a restart, done after twenty days', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-allpass-'));
  let now = new Date('2026-11-21T10:00:00Z');
  const settings = { ...SETTINGS, stateFile: join(folder, 'state.json'), now: () => now };
  const first = await startSandbox(settings);
  const created = (
    await (
      await api('/applicant', { url: first.url, body: { externalUserId: 'new-1', flowName: 'Individuals' } })
    ).json()
  ).data;
  await api(`/applicant/${created.id}/moveToFlow`, { url: first.url, body: { flowId: '12' } });
  const look = (
    await (await api('/crypto-aml/search', { url: first.url, body: { blockchain: 'ETH', address: '0xabc' } })).json()
  ).data;
  const deletion = (await (await api('/applicant/new-1/schedule-deletion', { url: first.url, body: {} })).json()).data;
  expect(deletion).toEqual({ id: created.id, scheduledDeletionDate: '2026-12-11T10:00:00.000Z' });
  await first.close();
  const { url, close } = await startSandbox(settings);
  const afterRestart = (await (await api('/applicant/new-1', { url })).json()).data;
  expect(afterRestart).toMatchObject({
    id: created.id,
    flowId: 12,
    status: 'INCOMPLETE',
    scheduledDeletionDate: '2026-12-11T10:00:00.000Z',
  });
  expect((await (await api(`/crypto-aml/${look.id}/details?type=WALLET`, { url })).json()).data).toMatchObject({
    address: '0xabc',
  });
  now = new Date('2026-12-11T10:00:00Z');
  expect((await api('/applicant/new-1', { url })).status).toBe(404);
  await close();
  await rm(folder, { recursive: true });
});
