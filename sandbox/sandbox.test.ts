import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageIn, openVult, readBlockpass, type Session } from '#test/sandbox/client.ts';
import { control, sandboxLog } from '#test/sandbox/control.ts';
import { type Sandbox, startSandbox } from './server.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21' };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, people: 140 });
});
afterAll(() => sandbox.close());

describe('Vult over HTTP', () => {
  it('The right client gets a token; a wrong secret and a call without a token get 401', async () => {
    const form = (secret: string) =>
      new URLSearchParams({ grant_type: 'client_credentials', client_id: 'sandbox-vult', client_secret: secret });
    const token = (secret: string) => fetch(`${sandbox.url}/vult/oauth/token`, { method: 'POST', body: form(secret) });
    expect((await token('wrong')).status).toBe(401);
    expect(await (await token('sandbox-vult-secret')).json()).toMatchObject({ token_type: 'Bearer', expires_in: 600 });
    const bare = await fetch(`${sandbox.url}/vult/idv/session/list`, { method: 'POST', body: '{}' });
    expect([bare.status, await bare.json()]).toEqual([401, { error: 'Unauthorized' }]);
  });

  it('A token after its lifetime: 401', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    const other = await startSandbox({ ...SETTINGS, people: 20, tokenSeconds: 60, now: () => now });
    const vult = await openVult(other.url);
    expect((await vult('/idv/session/list', {})).status).toBe(200);
    now = new Date('2026-11-21T10:01:00Z');
    expect((await vult('/idv/session/list', {})).status).toBe(401);
    await other.close();
  });

  it('Paging to the end: no gaps, no repeats, newest first', async () => {
    const vult = await openVult(sandbox.url);
    const seen: Session[] = [];
    for (let skip = 0; ; skip += 17) {
      const { sessions, meta_counts } = await (await vult('/idv/session/list', { take: 17, skip })).json();
      expect(meta_counts.total).toBe(140);
      seen.push(...sessions);
      if (sessions.length < 17) break;
    }
    expect(new Set(seen.map((session) => session.session_id)).size).toBe(140);
    expect(seen.map((session) => session.created_at)).toEqual(
      seen
        .map((session) => session.created_at)
        .sort()
        .reverse(),
    );
  });

  it('Filters by status, dates and text: only matching sessions', async () => {
    const vult = await openVult(sandbox.url);
    const list = async (body: object): Promise<Session[]> =>
      (await (await vult('/idv/session/list', { take: 100, ...body })).json()).sessions;
    const blocked = await list({ status: 'temporarily_blocked' });
    expect(blocked.length).toBeGreaterThan(5);
    expect(blocked.every((session) => session.status_e === 'temporarily_blocked')).toBe(true);
    const [one] = blocked as [Session];
    expect((await list({ search_term: one.metadata.reference })).map((session) => session.session_id)).toEqual([
      one.session_id,
    ]);
    expect(
      (await list({ start_date: '2026-11-20', end_date: null })).every((session) => session.created_at >= '2026-11-20'),
    ).toBe(true);
  });

  it('Read, delete and anonymize change the session; a wrong request is refused with a reason', async () => {
    const vult = await openVult(sandbox.url);
    const { sessions } = await (await vult('/idv/session/list', { status: 'expired' })).json();
    const [first, second] = sessions.map((session: Session) => ({ session_id: session.session_id }));
    expect((await vult('/idv/document/read', first)).status).toBe(200);
    expect((await vult('/idv/session/delete', first)).status).toBe(200);
    expect((await vult('/idv/session/read', first)).status).toBe(404);
    await vult('/idv/session/anonymize', second);
    expect(await (await vult('/idv/session/read', second)).json()).toMatchObject({
      ...second,
      first_name: null,
      birth_date: null,
    });
    expect(await (await vult('/idv/session/read', {})).json()).toEqual({ error: 'session_id is required' });
    expect((await vult('/idv/session/location/read', { ...second, location_capture_type_e: 'unknown' })).status).toBe(
      400,
    );
    expect(await (await vult('/idv/document/download', { ...second, storage_file_type_e: 'selfie' })).json()).toBe(
      null,
    );
    expect((await vult('/idv/session/list', { take: 'many' })).status).toBe(400);
    expect((await vult('/idv/nothing', {})).status).toBe(404);
  });
});

describe('Images', () => {
  it('Vult sends images in five forms, and the same form each time', async () => {
    const vult = await openVult(sandbox.url);
    const { sessions } = await (await vult('/idv/session/list', { take: 12, status: 'temporarily_complete' })).json();
    const forms = new Set<string>();
    for (const { session_id } of sessions as Session[]) {
      const ask = () => vult('/idv/document/download', { session_id, storage_file_type_e: 'selfie' });
      const [one, again] = [await imageIn(await ask()), await imageIn(await ask())];
      expect(one).toEqual(again);
      expect(one.picture.subarray(0, 3).toString('hex')).toBe('ffd8ff');
      forms.add(one.form);
    }
    expect(forms.size).toBeGreaterThanOrEqual(3);
  });

  it('A Blockpass record has images as base64 without a media type', async () => {
    const { data } = await (
      await readBlockpass(sandbox.url, '/applicants/approved?limit=1', 'sandbox-blockpass-pictures')
    ).json();
    expect(data.records[0].identities.selfie).toMatchObject({
      type: 'base64',
      value: expect.stringMatching(/^\/9j\//),
    });
  });
});

describe('Blockpass over HTTP', () => {
  it('Only the raw key is accepted, and its scope decides the fields', async () => {
    const record = async (key: string) => (await readBlockpass(sandbox.url, '/applicants/waiting?limit=1', key)).json();
    expect((await readBlockpass(sandbox.url, '/applicants', 'Bearer sandbox-blockpass-text')).status).toBe(401);
    const [bare, full] = [await record('sandbox-blockpass-status'), await record('sandbox-blockpass-text')];
    expect(bare.data.records[0]).not.toHaveProperty('identities');
    const { identities, certs } = full.data.records[0];
    expect(identities.dob.value).toMatch(/^\d\d\/\d\d\/\d{4}$/);
    expect(JSON.parse(identities.phone.value)).toHaveProperty('phoneNumber');
    expect(JSON.parse(certs['onfido-service-cert'])).toHaveProperty('Claim.reviewBody', 'Onfido');
    expect(identities).not.toHaveProperty('selfie');
  });

  it('Paging to the end finds every record, and each record is found by both of its ids', async () => {
    const seen = new Map<string, { refId: string; status: string }>();
    for (let skip = 0; skip < 140; skip += 30) {
      const { data } = await (
        await readBlockpass(sandbox.url, `/applicants?skip=${skip}&limit=30`, 'sandbox-blockpass-status')
      ).json();
      for (const record of data.records) seen.set(record.recordId, record);
    }
    expect(seen.size).toBe(140);
    const words = new Set([...seen.values()].map((record) => record.status));
    expect([...words]).toEqual(expect.arrayContaining(['inReview', 'manual_verification', 'incomplete', 'approved']));
    const slashed = [...seen].find(([, { refId }]) => refId.includes('/')) as [string, { refId: string }];
    const byRef = await (
      await readBlockpass(sandbox.url, `/refId/${encodeURIComponent(slashed[1].refId)}`, 'sandbox-blockpass-text')
    ).json();
    expect(byRef.data).not.toHaveProperty('recordId');
    const byRecord = await (
      await readBlockpass(sandbox.url, `/recordId/${slashed[0]}`, 'sandbox-blockpass-text')
    ).json();
    expect(byRecord.data).toEqual({ ...byRef.data, recordId: slashed[0] });
    expect(
      (await readBlockpass(sandbox.url, '/recordId/000000000000000000000000', 'sandbox-blockpass-text')).status,
    ).toBe(404);
  });

  it('Reading with the archive key archives the record after the delay', async () => {
    let now = new Date('2026-11-21T10:00:00Z');
    const other = await startSandbox({ ...SETTINGS, people: 30, now: () => now });
    const { data } = await (await readBlockpass(other.url, '/applicants/waiting', 'sandbox-blockpass-text')).json();
    const read = async (key: string) =>
      (await (await readBlockpass(other.url, `/recordId/${data.records[0].recordId}`, key)).json()).data;
    expect(await read('sandbox-blockpass-text')).not.toHaveProperty('willArchiveAtDate');
    expect(await read('sandbox-blockpass-archive')).toHaveProperty('willArchiveAtDate', '2026-11-21T10:00:10.000Z');
    now = new Date('2026-11-21T10:00:11Z');
    const after = await read('sandbox-blockpass-text');
    expect(after.isArchived).toBe(true);
    expect(after).not.toHaveProperty('identities');
    await other.close();
  });
});

it('After a restart: the same first day, and deleted sessions stay deleted', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const settings = { ...SETTINGS, people: 20, stateFile: join(folder, 'state.json') };
  const list = async (url: string) =>
    (await (await (await openVult(url))('/idv/session/list', {})).json()).sessions as Session[];
  const first = await startSandbox(settings);
  const before = await list(first.url);
  await (await openVult(first.url))('/idv/session/delete', { session_id: before[0]?.session_id });
  await first.close();
  const second = await startSandbox({ ...settings, today: undefined, now: () => new Date('2027-03-01T08:00:00Z') });
  expect(second.today).toBe('2026-11-21');
  expect(await list(second.url)).toEqual(before.slice(1));
  await second.close();
  await rm(folder, { recursive: true });
});

it('A state file of another version: the first day is kept, the changes are dropped', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  const stateFile = join(folder, 'state.json');
  await writeFile(
    stateFile,
    JSON.stringify({ today: '2026-11-20', changes: { vult: { sessions: { rows: { a: 1 } } } } }),
  );
  const restarted = await startSandbox({ ...SETTINGS, today: undefined, people: 20, stateFile });
  expect(restarted.today).toBe('2026-11-20');
  const { sessions } = await (await (await openVult(restarted.url))('/idv/session/list', {})).json();
  expect(sessions).toHaveLength(20);
  await restarted.close();
  await rm(folder, { recursive: true });
});

describe('Faults', () => {
  it('A fault hits only its vendor and only every nth call; faulty calls are counted', async () => {
    const ask = async () =>
      (await readBlockpass(sandbox.url, '/applicants?limit=1', 'sandbox-blockpass-status')).status;
    await control(sandbox.url, '/reset', {});
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: '500', every: 2 });
    expect([await ask(), await ask(), await ask()]).toEqual([500, 200, 500]);
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: '429' });
    const limited = await readBlockpass(sandbox.url, '/applicants', 'sandbox-blockpass-status');
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await openVult(sandbox.url).then((vult) => vult('/idv/session/list', {}))).status).toBe(200);
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: null });
    expect(await ask()).toBe(200);
    const { calls } = await sandboxLog(sandbox.url);
    expect(calls).toEqual({ blockpass: { listCandidates: 5 }, vult: { token: 1, 'idv.sessionList': 1 } });
  });

  it('reset, garbage, huge: the call breaks off, is not JSON, or does not end', async () => {
    const ask = () => readBlockpass(sandbox.url, '/applicants?limit=1', 'sandbox-blockpass-status');
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: 'reset' });
    await expect(ask()).rejects.toThrow();
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: 'garbage' });
    await expect((await ask()).json()).rejects.toThrow(SyntaxError);
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: 'huge' });
    let size = 0;
    for await (const piece of (await ask()).body ?? []) {
      size += piece.length;
      if (size > 20_000_000) break;
    }
    expect(size).toBeGreaterThan(20_000_000);
    await control(sandbox.url, '/faults', { vendor: 'blockpass', kind: null });
  });

  it('late_apply: the change is applied after the caller was cut off', async () => {
    const vult = await openVult(sandbox.url);
    const { sessions } = await (await vult('/idv/session/list', { take: 1, status: 'in_progress' })).json();
    const body = { session_id: sessions[0].session_id };
    await control(sandbox.url, '/faults', { vendor: 'vult', kind: 'late_apply', ms: 60, path: '/anonymize' });
    await expect(vult('/idv/session/anonymize', body)).rejects.toThrow();
    const name = async () => (await (await vult('/idv/session/read', body)).json()).first_name;
    expect(await name()).not.toBe(null);
    await expect.poll(name).toBe(null);
    await control(sandbox.url, '/reset', {});
    expect(await name()).not.toBe(null);
  });

  it('A request with an Origin header: refused with 403', async () => {
    const headers = { origin: 'https://elsewhere.example' };
    expect((await fetch(`${sandbox.url}/control/reset`, { method: 'POST', headers })).status).toBe(403);
  });
});
