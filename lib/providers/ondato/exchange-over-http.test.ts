import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandKind } from '#lib/review/commands/command.ts';
import type { Sandbox } from '#sandbox/server.ts';
import { ONDATO_ACCOUNT } from '#sandbox/vendors/ondato/account.ts';
import { loopbackHttp } from '#test/providers/loopback-http.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { sandboxControl } from '#test/sandbox/control.ts';
import { type WebhookReceiver, webhookReceiver } from '#test/sandbox/webhook-receiver.ts';
import type { CommandOrder } from '../provider.ts';
import type { WebhookDelivery, WebhookNotice } from '../webhook/webhook.ts';
import { ondato } from './index.ts';

/** Commands and webhooks between the adapter and a sandbox that share no code. */
let sandbox: Sandbox;
let receiver: WebhookReceiver;
let control: ReturnType<typeof sandboxControl>;
beforeAll(async () => {
  sandbox = await testSandbox();
  receiver = await webhookReceiver();
  control = sandboxControl(sandbox.url, 'ondato');
});
afterAll(async () => {
  await sandbox.close();
  await receiver.close();
});

function settingsFor(more: object = {}) {
  const { clientId, clientSecret, applicationId, setupId } = ONDATO_ACCOUNT;
  const url = `${sandbox.url}/ondato`;
  const hosts = { tokenUrl: `${url}/id/connect/token`, idvUrl: `${url}/idvapi`, kycUrl: `${url}/kycid` };
  return { ...hosts, clientId, clientSecret, applicationId, setupId, ...more };
}

function connect(more: object = {}) {
  const http = loopbackHttp();
  const connected = ondato.connect(settingsFor(more), { http, now: () => new Date() });
  const command = (
    kind: CommandKind,
    about: Pick<CommandOrder, 'externalId'> & Partial<CommandOrder>,
    input: object = {},
  ) => {
    const known = connected.commands?.[kind];
    if (known === undefined) throw new Error(`the vendor knows ${kind}`);
    const order: CommandOrder = { commandId: 'command-7', otherIds: {}, ...about, input: known.input.parse(input) };
    return { send: () => known.send(order), seen: async () => (await known.readBack?.(order))?.outcome };
  };
  const read = (id: string) => connected.applicants?.read(id) ?? Promise.reject(new Error('it can read'));
  return { connected, command, read };
}

async function somebody(): Promise<string> {
  const { externalId } = await connect()
    .command('create_applicant', { externalId: null }, { firstName: 'Ieva' })
    .send();
  return externalId ?? '';
}

describe('commands', () => {
  test("an applicant is created with the command's id as reference and a numeric phone, and a link", async () => {
    const { command, read } = connect();
    const person = {
      firstName: 'Ieva',
      lastName: 'Petraitė',
      dateOfBirth: '1990-06-07',
      phoneNumber: '+370 624 51514',
      countryCode: 'lt',
    };
    const { externalId, link } = await command('create_applicant', { externalId: null }, person).send();
    expect(link).toBe(`https://idv.ondato.com/?id=${externalId}`);
    expect(await read(externalId ?? '')).toMatchObject({
      status: 'created',
      otherIds: { externalReferenceId: 'command-7' },
      person: { givenName: 'Ieva', phone: '+37062451514', birthDate: '1990-06-07' },
    });
  });

  test('an applicant who begins stays the one who was created: one applicant, two ids', async () => {
    const { connected, read } = connect();
    const id = await somebody();
    await control.complete(id);
    const { items = [] } = (await connected.applicants?.list?.(null)) ?? {};
    const { identificationId = '' } = (await read(id)).otherIds;
    const listed = items.filter(({ externalId }) => [id, identificationId].includes(externalId));
    expect(listed).toMatchObject([{ externalId: id, status: 'pending_review' }]);
  });

  test("a link is made of the verification's id, whichever id is known, without a call", async () => {
    const { command } = connect({ tokenUrl: 'https://nowhere.example/token' });
    const otherIds = { identityVerificationId: 'v-1' };
    const links = [{ externalId: 'v-1' }, { externalId: 'k-1', otherIds }].map((about) =>
      command('create_link', about).send(),
    );
    expect((await Promise.all(links)).map(({ link }) => link)).toEqual(Array(2).fill('https://idv.ondato.com/?id=v-1'));
  });

  test('a redaction is accepted part by part and read back from the verification', async () => {
    const { command } = connect();
    const about = { externalId: await somebody() };
    const [some, all] = [{ scope: ['PersonalData'] }, { scope: ['PersonalData', 'BiometricData'] }];
    expect(await command('redact', about, some).seen()).toBe('not_done');
    await command('redact', about, some).send();
    expect([await command('redact', about, some).seen(), await command('redact', about, all).seen()]).toEqual([
      'done',
      'not_done',
    ]);
  });
});

const accepted = (settings: object, delivery: WebhookDelivery | undefined): WebhookNotice | string => {
  if (delivery === undefined) throw new Error('nothing was delivered');
  try {
    return ondato.webhook?.read(settings, delivery) ?? 'no webhooks';
  } catch (error) {
    return (error as { reason?: string }).reason ?? String(error);
  }
};

const ways = {
  hmac: {
    auth: { kind: 'hmac', secret: 'a secret of this test' },
    portal: { auth: 'hmac', secret: 'a secret of this test' },
  },
  basic: {
    auth: { kind: 'basic', user: 'docket', password: 'a password: with a colon' },
    portal: { auth: 'basic', user: 'docket', password: 'a password: with a colon' },
  },
};

describe.each(Object.entries(ways))('deliveries by %s', (kind, { auth, portal }) => {
  const settings = () => settingsFor({ webhookAuth: auth });
  const told = async (said: { id: string; kind?: string; bad?: string }, more: Record<string, string> = {}) => {
    await control.tellOnly(receiver.url, { ...portal, ...more });
    receiver.deliveries.length = 0;
    await control.send(said);
    return receiver.deliveries;
  };

  test.each([
    ['created', {}, 'IdentityVerification.StatusChanged'],
    ['created', { names: 'older' }, 'Idv.StatusChanged'],
    ['approved', {}, 'KycIdentification.Approved'],
    ['approved', { spelling: 'PascalCase' }, 'KycIdentification.Approved'],
  ])('%s %j says whom to ask, by the one id the list has too', async (happened, more, type) => {
    const id = await somebody();
    await control.complete(id);
    const [delivery] = await told({ id, kind: happened }, more);
    expect(accepted(settings(), delivery)).toEqual({
      kind: 'event',
      eventId: expect.any(String),
      type,
      externalIds: [id],
    });
  });

  test('the same event has the same id on every delivery', async () => {
    const deliveries = await told({ id: await somebody(), bad: 'duplicate' });
    const notices = deliveries.map((delivery) => accepted(settings(), delivery));
    expect(notices.length).toBeGreaterThan(1);
    expect(new Set(notices.map((notice) => JSON.stringify(notice))).size).toBe(1);
  });

  test.each([
    ['wrong_secret', ['signature']],
    ['wrong_signature', ['signature']],
    ['no_signature', ['signature']],
    ['other_account', ['other_account']],
    ['garbage', ['signature', 'unreadable']],
    ['deep_json', ['signature', 'unreadable']],
    ['huge', ['signature', 'unreadable']],
    ...(kind === 'hmac'
      ? ([
          ['bit_flip', ['signature']],
          ['stale', ['too_old']],
        ] as [string, string[]][])
      : []),
  ] as [string, string[]][])('%s is refused', async (bad, reasons) => {
    const [delivery] = await told({ id: await somebody(), bad });
    expect(reasons).toContain(accepted(settings(), delivery));
  });

  test('without our secret, or with another kind of proof, no delivery is accepted', async () => {
    const [delivery] = await told({ id: await somebody() });
    expect(accepted(settingsFor(), delivery)).toBe('no_secret');
    const other = kind === 'hmac' ? ways.basic.auth : ways.hmac.auth;
    expect(accepted(settingsFor({ webhookAuth: other }), delivery)).toBe('signature');
  });
});

test('testing the connection proves both hosts and reads no applicant', async () => {
  const { findings = [], erasesWhatItReads } = (await connect().connected.probe?.()) ?? {};
  expect(findings.map(({ what, outcome }) => [what, outcome])).toEqual([
    ['Read verifications', 'works'],
    ['Read identifications', 'works'],
    ['List identifications', 'works'],
    ['Create applicants', 'not_tried'],
    ['Webhooks', 'not_set_up'],
  ]);
  expect(erasesWhatItReads).toBe(false);
  const refused = await connect({ clientSecret: 'wrong' }).connected.probe?.();
  expect(refused?.findings.slice(0, 3).map(({ outcome, code }) => [outcome, code])).toEqual(
    Array(3).fill(['not_allowed', 'unauthorized']),
  );
});
