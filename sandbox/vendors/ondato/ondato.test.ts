import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { ONDATO_ACCOUNT } from './account.ts';

const SETTINGS = { host: '127.0.0.1', port: 0, seed: 'docket', today: '2026-11-21' };

type Row = {
  id: string;
  identityVerificationId: string;
  createdUtc: string;
  status: string;
  statusReason?: string;
  document: { files: { fileId: string; part: string; fileType: string }[] } | null;
  rules: { name: string; status: string }[];
};

let sandbox: Sandbox;
let now = new Date('2026-11-21T10:00:00Z');
beforeAll(async () => {
  sandbox = await startSandbox({ ...SETTINGS, people: 200, now: () => now });
});
afterAll(() => sandbox.close());

/** Plain `fetch`: the test is independent of the adapter. */
async function signIn(scope?: string, secret: string = ONDATO_ACCOUNT.clientSecret) {
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: ONDATO_ACCOUNT.clientId,
    client_secret: secret,
  });
  if (scope !== undefined) form.set('scope', scope);
  const grant = await fetch(`${sandbox.url}/ondato/id/connect/token`, { method: 'POST', body: form });
  const { access_token, error } = await grant.json();
  const ask = (method: string, path: string, body?: object, headers: object = {}) =>
    fetch(`${sandbox.url}/ondato${path}`, {
      method,
      headers: { authorization: `Bearer ${access_token}`, 'content-type': 'application/json', ...headers },
      body: body && JSON.stringify(body),
    });
  return { status: grant.status, error, ask };
}

const listed = async (body: object = {}, query = '') => {
  const { ask } = await signIn();
  const answer = await ask('POST', `/kycid/v1/identifications/filter${query}`, body, { 'return-total-count': 'true' });
  return {
    rows: (await answer.json()) as Row[],
    total: Number(answer.headers.get('total-count')),
    status: answer.status,
  };
};

describe('Tokens', () => {
  it('Only the right client gets a token, and its scope decides what it opens', async () => {
    expect(await signIn(undefined, 'wrong')).toMatchObject({ status: 400, error: 'invalid_client' });
    expect(await signIn('everything')).toMatchObject({ status: 400, error: 'invalid_scope' });
    const { ask } = await signIn('idv_api_readonly');
    const created = await ask('POST', '/idvapi/v1/identity-verifications', { setupId: ONDATO_ACCOUNT.setupId });
    expect([created.status, await created.json()]).toEqual([
      403,
      { reason: 'AuthorizationFailed', message: expect.any(String) },
    ]);
    const bare = await fetch(`${sandbox.url}/ondato/kycid/v1/identifications/x`);
    expect([bare.status, await bare.json()]).toEqual([
      401,
      { reason: 'AuthenticationFailed', message: expect.any(String) },
    ]);
  });
});

describe('The list', () => {
  it('Paging to the end: no gaps, no repeats, newest first, with the total', async () => {
    const ids: string[] = [];
    const moments: string[] = [];
    for (let offset = 0; ; offset += 30) {
      const { rows, total } = await listed({}, `?limit=30&offset=${offset}`);
      expect(total).toBeGreaterThan(170);
      ids.push(...rows.map(({ id }) => id));
      moments.push(...rows.map(({ createdUtc }) => createdUtc));
      if (rows.length < 30) {
        expect(ids).toHaveLength(total);
        break;
      }
    }
    expect(new Set(ids).size).toBe(ids.length);
    expect(moments).toEqual(moments.toSorted().reverse());
  });

  it('Filters by application and time: only matching identifications', async () => {
    expect((await listed({ applicationId: 'another' })).rows).toEqual([]);
    const { rows } = await listed({ createdUtc: { from: '2026-11-20T00:00:00Z', to: '2026-11-20T12:00:00Z' } });
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.every(({ createdUtc }) => createdUtc >= '2026-11-20' && createdUtc <= '2026-11-20T12')).toBe(true);
    expect((await listed({ createdUtc: { from: 'lately' } })).status).toBe(400);
  });

  it('The vendor’s status words, an unknown one, and rules that show the story', async () => {
    const rows = [...(await listed()).rows, ...(await listed({}, '?offset=100')).rows];
    expect([...new Set(rows.map(({ status }) => status))]).toEqual(
      expect.arrayContaining(['Awaiting', 'Approved', 'Rejected', 'UnderReview']),
    );
    const halves = rows.filter(({ statusReason }) => statusReason === 'MissingDocumentPhoto');
    expect(halves.length).toBeGreaterThan(5);
    for (const { document, rules } of halves) {
      expect(document?.files.map(({ part }) => part)).toEqual(['Front']);
      expect(rules.find(({ name }) => name === 'DocumentHasBothSides')?.status).toBe('Fail');
    }
    expect(rows.every(({ id, identityVerificationId }) => id !== identityVerificationId)).toBe(true);
  });
});

describe('A verification', () => {
  const order = {
    setupId: ONDATO_ACCOUNT.setupId,
    registration: { firstName: 'Ieva', lastName: 'Petraitė', phoneNumber: 37062451514 },
  };

  it('Pending first; opened by its link; then in the list; finished with images', async () => {
    const { ask } = await signIn();
    const created = await ask('POST', '/idvapi/v1/identity-verifications', order);
    expect(created.status).toBe(201);
    const { id } = await created.json();
    const read = async () => (await ask('GET', `/idvapi/v1/identity-verifications/${id}`)).json();
    expect(await read()).toMatchObject({
      id,
      status: 'Pending',
      registration: order.registration,
      step: { consent: { isConsented: false } },
    });
    expect((await read()).step).not.toHaveProperty('kycIdentification');
    expect((await fetch(`${sandbox.url}/ondato/idv/?id=${id}`)).status).toBe(200);
    const kyc = (await read()).step.kycIdentification.id;
    expect(kyc).not.toBe(id);
    expect((await listed()).rows[0]).toMatchObject({
      id: kyc,
      identityVerificationId: id,
      status: 'Awaiting',
      statusReason: 'Unfinished',
    });
    expect((await fetch(`${sandbox.url}/ondato/idv/?id=${id}`, { method: 'POST' })).status).toBe(200);
    expect(await read()).toMatchObject({ status: 'Completed' });
    const { document, status } = await (await ask('GET', `/kycid/v1/identifications/${kyc}`)).json();
    expect([status, document.lastName]).toEqual(['Awaiting', 'Petraitė']);
    const file = await ask('GET', `/kycid/v1/identifications/${kyc}/files/${document.files[0].fileId}`);
    expect(Buffer.from(await file.arrayBuffer()).toString('hex', 0, 3)).toBe('ffd8ff');
  });

  it('A wrong order: refused in the vendor’s form, field by field', async () => {
    const { ask } = await signIn();
    const wrong = { setupId: 'mine', registration: { phoneNumber: '+370624515141', dateOfBirth: '1990-02-30' } };
    const answer = await ask('POST', '/idvapi/v1/identity-verifications', wrong);
    expect([answer.status, await answer.json()]).toMatchObject([
      400,
      {
        reason: 'ValidationFailed',
        params: {
          setupId: [{ reason: 'Invalid' }],
          'registration.phoneNumber': [{}],
          'registration.dateOfBirth': [{}],
        },
      },
    ]);
  });

  it('Redaction ends after two seconds; a file of another session is not found', async () => {
    const { ask } = await signIn();
    const [one, other] = (await listed()).rows.filter(({ status }) => status === 'Approved') as [Row, Row];
    const foreign = await ask('GET', `/kycid/v1/identifications/${one.id}/files/${other.document?.files[0]?.fileId}`);
    expect(foreign.status).toBe(404);
    const path = `/idvapi/v1/identity-verifications/${one.identityVerificationId}`;
    expect((await ask('PUT', `${path}/redact`, { scope: ['Everything'] })).status).toBe(400);
    expect((await ask('PUT', `${path}/redact`, { scope: ['PersonalData', 'BiometricData'] })).status).toBe(202);
    const read = async () => (await ask('GET', path)).json();
    expect((await read()).redaction).toMatchObject({ status: 'InProgress', source: 'OnDemand' });
    now = new Date(now.getTime() + 3_000);
    expect(await read()).toMatchObject({ redaction: { status: 'Completed', completedUtc: expect.any(String) } });
    expect(await read()).not.toHaveProperty('registration');
    const after = await (await ask('GET', `/kycid/v1/identifications/${one.id}`)).json();
    expect(after).toMatchObject({ status: 'Approved', document: { files: [] }, face: null });
  });
});
