import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandbox/server.ts';
import { ALLPASS_ACCOUNT } from '#sandbox/vendors/allpass/account.ts';
import { APPLICATION_KEY } from '#sandbox/vendors/allpass/applicant.ts';
import { BLOCKPASS_ACCOUNT } from '#sandbox/vendors/blockpass/account.ts';
import { ONDATO_ACCOUNT } from '#sandbox/vendors/ondato/account.ts';
import { testSandbox } from '#test/providers/test-sandbox.ts';
import { control } from '#test/sandbox/control.ts';
import { type WebhookReceiver, webhookReceiver } from '#test/sandbox/webhook-receiver.ts';
import { providers } from '../registry.ts';
import { WebhookRejected } from './webhook.ts';

/**
 * The sandbox sends, the adapters verify: what each kind of proof has to accept, and what it has to reject and why.
 */
const secret = 'a-webhook-secret-of-32-characters';
const token = 'an.unguessable~part-of-the_address';
const { cryptoKey, hmacKey } = ALLPASS_ACCOUNT;
const forged = {
  wrong_secret: 'signature',
  wrong_signature: 'signature',
  no_signature: 'signature',
  garbage: 'signature',
};
const signed = { ...forged, bit_flip: 'signature', deep_json: 'signature' };
const fresh = { ...signed, stale: 'too_old' };

type Row = {
  about: string;
  vendor: string;
  /** Our settings, as far as verification needs them. */
  settings: object;
  /** What is entered in the vendor's portal. */
  portal: object;
  below?: string;
  taken: string[];
  refused: Record<string, string>;
};

const allpassWith = (appKey: 'sandbox-allpass-gcm' | 'sandbox-allpass-cbc'): Omit<Row, 'about'> => ({
  vendor: 'allpass',
  settings: {
    appKey,
    encryption: ALLPASS_ACCOUNT.keys[appKey].encryption,
    cryptoKey,
    hmacKey,
    publicAppKey: APPLICATION_KEY,
  },
  portal: { appKey, cryptoKey, hmacKey },
  taken: ['duplicate', 'out_of_order'],
  // The proof is inside the JSON, so what is no JSON can't be verified at all.
  refused: { ...fresh, garbage: 'unreadable', deep_json: 'unreadable', other_account: 'other_account' },
});
const ondato = { clientId: ONDATO_ACCOUNT.clientId, clientSecret: 'hush', applicationId: ONDATO_ACCOUNT.applicationId };
const basic = { user: 'desk', password: 'a-password-of-25-characters' };

const rows: Row[] = [
  ...(['plain', 'prefixed'] as const).map((signature) => ({
    about: `blockpass, ${signature} signature`,
    vendor: 'blockpass',
    settings: { clientId: BLOCKPASS_ACCOUNT.clientId, apiKey: 'views', webhookSecret: secret },
    portal: { secret, signature },
    taken: ['duplicate', 'out_of_order', 'ping'],
    refused: { ...signed, other_account: 'other_account' },
  })),
  {
    about: 'vult, by its path',
    vendor: 'vult',
    settings: {
      baseUrl: 'http://127.0.0.1:1',
      tokenUrl: 'http://127.0.0.1:1',
      oauthClientId: 'a',
      oauthClientSecret: 'b',
      webhookToken: token,
    },
    portal: {},
    below: `/${token}`,
    taken: ['duplicate', 'out_of_order'],
    refused: { ...forged, garbage: 'unreadable', deep_json: 'unreadable' },
  },
  { about: 'allpass, AES-GCM', ...allpassWith('sandbox-allpass-gcm') },
  { about: 'allpass, AES-CBC', ...allpassWith('sandbox-allpass-cbc') },
  {
    about: 'ondato, by a signature',
    vendor: 'ondato',
    settings: { ...ondato, webhookAuth: { kind: 'hmac', secret } },
    portal: { auth: 'hmac', secret },
    taken: ['duplicate', 'out_of_order', 'pascal_case'],
    refused: { ...fresh, other_account: 'other_account' },
  },
  {
    about: 'ondato, by a password',
    vendor: 'ondato',
    settings: { ...ondato, webhookAuth: { kind: 'basic', ...basic } },
    portal: { auth: 'basic', ...basic },
    taken: ['duplicate', 'out_of_order', 'pascal_case'],
    refused: { ...forged, garbage: 'unreadable', deep_json: 'unreadable', other_account: 'other_account' },
  },
];

let sandbox: Sandbox;
let receiver: WebhookReceiver;
beforeAll(async () => {
  [sandbox, receiver] = await Promise.all([testSandbox(), webhookReceiver()]);
});
afterAll(() => Promise.all([sandbox.close(), receiver.close()]));

describe.each(rows)('$about', ({ vendor, settings, portal, below = '', taken, refused }) => {
  const webhook = providers.find(({ id }) => id === vendor)?.webhook;
  const read = (delivery: WebhookReceiver['deliveries'][number]) => {
    try {
      return webhook?.read(settings, delivery);
    } catch (error) {
      if (error instanceof WebhookRejected) return error.reason;
      throw error;
    }
  };

  async function sent(bad?: string) {
    receiver.deliveries.length = 0;
    await control(sandbox.url, '/webhooks', { vendor, url: `${receiver.url}${below}`, settings: portal });
    const { deliveries } = await control(sandbox.url, '/webhooks/send', {
      vendor,
      kind: 'approved',
      ...(bad === undefined ? {} : { bad }),
    });
    return {
      told: receiver.deliveries.map(read),
      applicantId: (deliveries as { applicantId: string }[])[0]?.applicantId,
    };
  }
  afterEach(() => control(sandbox.url, '/webhooks', { vendor, url: null }));

  test('an event is accepted, and names the applicant as the list does', async () => {
    const { told, applicantId } = await sent();
    expect(told).toEqual([expect.objectContaining({ kind: 'event', externalIds: [applicantId] })]);
  });

  test.each(taken)('%s is accepted', async (bad) => {
    const { told } = await sent(bad);
    expect(told.length).toBeGreaterThan(0);
    for (const each of told) expect(each).toMatchObject({ kind: bad === 'ping' ? 'ping' : 'event' });
    const ids = told.map((each) => (typeof each === 'object' ? each.eventId : null)).filter((id) => id !== null);
    if (bad === 'duplicate') expect(new Set(ids).size).toBeLessThanOrEqual(1);
  });

  test.each(Object.entries(refused))('%s is refused: %s', async (bad, reason) => {
    expect((await sent(bad)).told).toEqual([reason]);
  });

  test('what is called below the address is what the settings say', () => {
    expect(webhook?.path(settings)).toEqual(below === '' ? [] : [token]);
  });
});
