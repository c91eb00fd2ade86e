import { describe, expect, it } from 'vitest';
import { createPictures } from '#sandbox/papers/pictures.ts';
import type { Change } from '#sandbox/webhooks/events.ts';
import type { Vendor } from '../vendor.ts';
import { VULT_ACCOUNT } from './account.ts';
import { createVult } from './index.ts';

const now = new Date('2026-11-21T09:00:00Z');
const pictures = createPictures(undefined);

/** Vult without an HTTP server, and the changes it reported. */
async function openVult(saved?: unknown) {
  const reported: Change[] = [];
  const vendor = createVult({
    seed: 'docket',
    people: 40,
    today: '2026-11-21',
    pictures,
    tokenSeconds: 600,
    report: (change) => reported.push(change),
  });
  vendor.restore(saved);
  const { oauthClientId, oauthClientSecret, clientId } = VULT_ACCOUNT;
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: oauthClientId,
    client_secret: oauthClientSecret,
  });
  const ask = async (path: string, body: string, headers: object, method: string) => {
    const call = { method, path, query: new URLSearchParams(), headers: { ...headers }, body: Buffer.from(body), now };
    const reply = await vendor.find(call)?.run();
    return reply && 'json' in reply ? (reply.json as Record<string, unknown>) : {};
  };
  const { access_token } = await ask('/oauth/token', form.toString(), {}, 'POST');
  const headers = { authorization: `Bearer ${access_token}`, 'x-client-id': clientId };
  const post = (path: string, body: object) => ask(path, JSON.stringify(body), headers, 'POST');
  const get = (path: string) => ask(path, '', headers, 'GET');
  return { vendor, reported, post, get };
}

/** Through JSON, as in the state file. */
const savedChanges = (vendor: Vendor): unknown => JSON.parse(JSON.stringify(vendor.changes()));

describe('A simulated person', () => {
  it('New session: completed with the calls of an SDK, then waits for review', async () => {
    const { vendor, reported, post } = await openVult();
    const { id, status } = vendor.portal.create(now);
    expect(status).toBe('in_progress');
    expect(await vendor.portal.complete(id, now)).toEqual({
      id,
      status: 'temporarily_complete',
      name: expect.any(String),
    });
    expect(reported.map(({ operation, kind }) => [operation, kind])).toEqual([
      ['idv.sessionCreate', 'created'],
      ['idvSdk.consentAdd', 'in_progress'],
      ['idvSdk.metadataUpdate', undefined],
      ['idvSdk.documentTypeUpdate', undefined],
      ['idvSdk.documentFrontAdd', undefined],
      ...(reported.some(({ operation }) => operation === 'idvSdk.documentBackAdd')
        ? [['idvSdk.documentBackAdd', undefined]]
        : []),
      ['idvSdk.livenessGenerate', undefined],
      ['idvSdk.livenessProcess', undefined],
      ['idvSdk.finalize', 'completed'],
    ]);
    expect(new Set(reported.map((change) => change.id))).toEqual(new Set([id]));
    expect(await post('/idv/session/read', { session_id: id })).toMatchObject({
      verified: false,
      ofac_status_e: 'no_match',
      consented: true,
    });
    await expect(vendor.portal.complete(id, now)).rejects.toMatchObject({ status: 409 });
    await expect(vendor.portal.complete('unknown', now)).rejects.toMatchObject({ status: 404 });
  });

  it('The same session id: the same person, and drawn images are not kept', async () => {
    const [one, other] = [await openVult(), await openVult()];
    const [first, second] = [one.vendor.portal.create(now), other.vendor.portal.create(now)];
    expect(await one.vendor.portal.complete(first.id, now)).toEqual(await other.vendor.portal.complete(second.id, now));
    expect(JSON.stringify(savedChanges(one.vendor)).length).toBeLessThan(5000);
  });

  it('A session left in the middle: completed', async () => {
    const { vendor } = await openVult();
    const left = vendor.portal.people(now).filter(({ status }) => status === 'in_progress');
    expect(left.length).toBeGreaterThan(2);
    for (const { id, name } of left.slice(0, 3))
      expect(await vendor.portal.complete(id, now)).toMatchObject({ id, name, status: 'temporarily_complete' });
  });

  it('An officer sets a known or an unknown status word: the session has it', async () => {
    const { vendor, reported, post } = await openVult();
    const { id } = vendor.portal.create(now);
    for (const status of ['complete', 'a word of tomorrow'])
      expect(vendor.portal.change(id, status, now)).toMatchObject({ id, status });
    expect(reported.slice(1).map(({ operation, kind }) => [operation, kind])).toEqual([
      ['officer', 'approved'],
      ['officer', 'changed'],
    ]);
    expect(await post('/idv/session/read', { session_id: id })).toMatchObject({
      verified: true,
      status_e: 'a word of tomorrow',
    });
  });
});

it('After a restart: sessions, settings and webhooks are the same', async () => {
  const { vendor, post, get } = await openVult();
  const { id } = vendor.portal.create(now);
  await vendor.portal.complete(id, now);
  vendor.portal.change(id, 'complete', now);
  const { identity_id } = await post('/idv/session/read', { session_id: id });
  const { session_id: authenticationId } = await post('/ida/session/create', { identity_id });
  await post('/webhook/create', { name: 'desk', url: 'http://127.0.0.1:9/hook' });
  const { requirements } = await get('/idv/requirements');
  for (const row of requirements as object[]) await post('/idv/requirements', { ...row, class_required: true });
  await post('/idv/weights', { ...(await get('/idv/weights')), age_weight: 0.7 });
  const { id: deleted } = vendor.portal.create(now);
  await post('/idv/session/delete', { session_id: deleted });

  const after = await openVult(savedChanges(vendor));
  expect(after.vendor.portal.people(now)).toEqual(vendor.portal.people(now));
  expect(await after.post('/ida/session/read', { session_id: authenticationId })).toEqual(
    await post('/ida/session/read', { session_id: authenticationId }),
  );
  expect(await after.post('/webhook/list', {})).toMatchObject({
    webhooks: [{ name: 'desk' }],
    statistics: { total: 1 },
  });
  for (const path of ['/idv/weights', '/idv/requirements']) expect(await after.get(path)).toEqual(await get(path));
  expect(await after.get('/idv/weights')).toMatchObject({ age_weight: 0.7 });
  expect(savedChanges(after.vendor)).toEqual(savedChanges(vendor));
  // An id is never used again, even after its session was deleted.
  expect(after.vendor.portal.create(now).id).not.toBe(deleted);
});

it('A webhook event goes to the session’s own address and every registered one, and names the session', async () => {
  const { vendor, post } = await openVult();
  const { session_id } = await post('/idv/session/create', { webhook_url: 'http://127.0.0.1:9/own' });
  await post('/webhook/create', { name: 'desk', url: 'http://127.0.0.1:9/all' });
  const event = { id: 'e-1', kind: 'completed', applicantId: String(session_id), at: now.toISOString() } as const;
  expect(vendor.webhook?.registeredUrls?.(event)).toEqual(['http://127.0.0.1:9/own', 'http://127.0.0.1:9/all']);
  const delivery = vendor.webhook?.delivery(event, {}, now, 'plain');
  expect(JSON.parse(delivery?.body ?? '')).toMatchObject({
    session_id,
    event: 'session.completed',
    status_e: 'in_progress',
  });
  expect(delivery?.signatureHeader).toBe(null);
  expect(() => vendor.webhook?.delivery({ ...event, kind: 'ping' }, {}, now, 'plain')).toThrow('no ping');
  expect(() => vendor.webhook?.readSettings({ secret: 'x' })).toThrow('no secret');
});

it('One identity: flat, or flat beside a list; several: a list', async () => {
  const { post } = await openVult();
  const { identities } = await post('/identity/list', { take: 12 });
  const ids = (identities as { identity_id: string }[]).map(({ identity_id }) => identity_id);
  const forms = new Set<string>();
  for (const identity_id of ids) {
    const answer = await post('/identity/read', { identity_id });
    expect(answer).toMatchObject({ identity_id, first_name: expect.any(String) });
    forms.add(answer.identities === undefined ? 'flat' : 'both');
  }
  expect([...forms].toSorted()).toEqual(['both', 'flat']);
  const several = await post('/identity/read', { identity_ids: ids });
  expect((several.identities as object[]).length).toBe(12);
  expect(several).not.toHaveProperty('identity_id');
  expect(await post('/identity/read', { metadata: { reference: 'unknown reference' } })).toEqual({ identities: [] });
});
