import { describe, expect, test } from 'vitest';
import { scriptedHttp } from '#test/providers/scripted-http.ts';
import type { ProviderRequest } from '../http/request.ts';
import type { WebhookDelivery } from '../webhook/webhook.ts';
import { ondato } from './index.ts';

/** Each row of docs/providers.md, "Ondato: where it is odd", and what the adapter makes of it. */
const now = () => new Date('2026-11-21T12:00:00Z');
const webhookAuth = { kind: 'basic', user: 'docket', password: 'hush hush' };
const settings = { clientId: 'desk', clientSecret: 'hush', setupId: 's-1', webhookAuth };

function vendor(answer: (request: ProviderRequest) => unknown = () => ({ id: 'v-1' })) {
  const scripted = scriptedHttp(answer);
  const connected = ondato.connect(settings, { http: scripted.http, now });
  return { ...scripted, connected, run: (name: string, input: unknown) => connected.operations.run(name, input) };
}

const verification = { id: 'v-1', status: 'Completed', step: { kycIdentification: { id: 'k-1' } } };
const identification = { id: 'k-1', identityVerificationId: 'v-1', status: 'Approved' };

/** Each host knows its own ids only. */
const twoHosts = (session: object = verification, came: object = identification) =>
  vendor(({ url }) => {
    const [, kind, id] = /v1\/(identity-verifications|identifications)\/(.+)$/.exec(url) ?? [];
    if (kind === 'identity-verifications' && id === 'v-1') return session;
    return kind === 'identifications' && id === 'k-1' ? came : { id: 'somebody else' };
  });

describe('`phoneNumber` is a JSON number', () => {
  test.each([
    ['+370 624 515 14', 37062451514],
    ['0037062451514', 37062451514],
    ['999999999999999', 999999999999999],
  ])('%s is sent as %d, by the operation and by the command', async (phoneNumber, sent) => {
    const { run, connected, bodies } = vendor();
    await run('createIdentityVerification', { registration: { phoneNumber } });
    const command = connected.commands?.create_applicant;
    await command?.send({
      commandId: 'c-1',
      externalId: null,
      otherIds: {},
      input: command.input.parse({ phoneNumber }),
    });
    expect(bodies().map((body) => body?.registration)).toEqual([{ phoneNumber: sent }, { phoneNumber: sent }]);
  });

  test.each(['062451514', '9999999999999999', 'call me', ''])(
    '%s would be another number as a number, and is refused',
    async (phoneNumber) => {
      const { run, connected, sent } = vendor();
      await expect(async () =>
        run('createIdentityVerification', { registration: { phoneNumber } }),
      ).rejects.toMatchObject({
        code: 'refused',
      });
      expect(connected.commands?.create_applicant?.input.safeParse({ phoneNumber }).success).toBe(false);
      expect(sent).toEqual([]);
    },
  );

  test.each([37062451514, '37062451514', '+37062451514'])('%j is shown with its +', async (phoneNumber) => {
    const { connected } = vendor(() => ({ id: 'v-1', status: 'Pending', registration: { phoneNumber } }));
    expect((await connected.applicants?.read('v-1'))?.person.phone).toBe('+37062451514');
  });
});

describe('the sample of an identification is cut off, and what it shows proves no format', () => {
  const document = {
    documentNumber: 'PU2343443343',
    personalCode: '0012',
    category: 'B',
    type: 'IdCard',
    countryStateIso2: 'GR',
    dateOfIssue: '2024-01-01',
    dateOfExpiration: '2024-01-01',
  };

  test('an answer that is cut off is no answer', async () => {
    const whole = new TextEncoder().encode(JSON.stringify(identification));
    const http = {
      send: async () => ({ status: 200, headers: {}, mediaType: 'application/json', bytes: whole.slice(0, -9) }),
    };
    const { operations } = ondato.connect(settings, { http, now });
    await expect(operations.run('getIdentification', { id: 'k-1' })).rejects.toMatchObject({
      code: 'invalid_response',
    });
  });

  test('its words are kept as they are, and nothing is concluded from them', async () => {
    const { connected } = twoHosts(verification, { ...identification, document });
    const { documents, person, labels } = (await connected.applicants?.read('v-1')) ?? {};
    expect(documents).toMatchObject([
      { number: 'PU2343443343', issuedOn: '2024-01-01', expiresOn: '2024-01-01', issuingState: 'GR' },
    ]);
    expect([person?.personalNumber, labels?.documentCategory]).toEqual(['0012', 'B']);
  });

  test('`Awaiting` is not rejected, although a person looked and the reason sounds like a rejection', async () => {
    const came = { ...identification, status: 'Awaiting', statusReason: 'MissingDocumentPhoto', isCrossChecked: true };
    const applicant = await twoHosts(verification, came).connected.applicants?.read('v-1');
    expect(applicant).toMatchObject({
      status: 'pending_review',
      providerStatus: 'Awaiting',
      assessment: { verified: null },
    });
  });
});

test.each([
  ['Idv.StatusChanged', 'v-1'],
  ['IdentityVerification.Consented', 'v-1'],
  ['idv.statusChanged', 'v-1'],
  ['KycIdentification.Created', 'parent'],
  ['KybIdentification.Approved', null],
  ['Form.Completed', null],
  ['Idvsomething', null],
  ['', null],
])('the text maps webhooks to the wrong resource: %s goes by its type', (type, externalId) => {
  const payload = { id: 'v-1', ...(type.startsWith('Kyc') ? { identityVerificationId: 'parent' } : {}) };
  const delivery: WebhookDelivery = {
    body: new TextEncoder().encode(JSON.stringify({ id: 'e-1', type, payload })),
    headers: { authorization: `Basic ${Buffer.from('docket:hush hush').toString('base64')}` },
    path: [],
    receivedAt: now(),
  };
  expect(ondato.webhook?.read(settings, delivery).externalIds).toEqual(externalId === null ? [] : [externalId]);
});

test.each([
  ['basic', 'hush hush', true],
  ['BASIC', 'hush hush', true],
  ['Basic ', 'hush hush', true],
  ['basic', 'hush', false],
  ['Bearer', 'hush hush', false],
  ['', 'hush hush', false],
])('an authorization of scheme %j with the password %j is accepted: %s', (scheme, password, isAccepted) => {
  const delivery: WebhookDelivery = {
    body: new TextEncoder().encode(JSON.stringify({ id: 'e-1', type: 'Idv.StatusChanged', payload: { id: 'v-1' } })),
    headers: { authorization: `${scheme} ${Buffer.from(`docket:${password}`).toString('base64')}` },
    path: [],
    receivedAt: now(),
  };
  const read = () => ondato.webhook?.read(settings, delivery).externalIds;
  if (isAccepted) expect(read()).toEqual(['v-1']);
  else expect(read).toThrow('signature');
});

describe('two ids, and the sample has the same uuid for both', () => {
  test('each is read at its own host, and both are kept, whichever was asked for', async () => {
    const { connected, sent } = twoHosts();
    expect(await connected.applicants?.read('v-1')).toMatchObject({
      externalId: 'v-1',
      otherIds: { identificationId: 'k-1' },
    });
    expect(sent.map(({ url }) => new URL(url).host)).toEqual(['idvapi.ondato.com', 'kycid.ondato.com']);
  });

  test('before the applicant has begun there is only one', async () => {
    const { connected, sent } = twoHosts({ id: 'v-1', status: 'Pending' });
    expect((await connected.applicants?.read('v-1'))?.otherIds).toEqual({});
    expect(sent).toHaveLength(1);
  });

  test('the same uuid at both hosts is still two records', async () => {
    const session = { ...verification, step: { kycIdentification: { id: 'v-1' } } };
    const { connected } = vendor(({ url }) =>
      url.includes('identity-verifications') ? session : { ...identification, id: 'v-1' },
    );
    expect(await connected.applicants?.read('v-1')).toMatchObject({
      otherIds: { identificationId: 'v-1' },
      status: 'approved',
    });
  });

  test('an identification of another verification is another applicant', async () => {
    const { connected } = twoHosts(verification, { ...identification, identityVerificationId: 'v-2' });
    await expect(connected.applicants?.read('v-1')).rejects.toMatchObject({ reason: 'other_applicant' });
  });
});
