import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type WebhookDelivery, WebhookRejected } from '../webhook/webhook.ts';
import { allpassWebhook } from './webhook.ts';

const cryptoKey = 'c0'.repeat(32);
const hmacKey = 'hmac key as text';
const settings = { appKey: 'private', encryption: 'aes-256-cbc', cryptoKey, hmacKey };
const receivedAt = new Date('2026-11-21T12:00:00Z');
const said = { type: 'applicantApproved', id: 'a-1', externalUserId: 'u-1', appKey: 'PUBLIC-1', warnings: [] };

type Spoilt = { data?: string; signature?: string; time?: unknown };

/** A delivery as the vendor encrypts it; `spoilt` replaces parts of it. */
function delivered(payload: object, spoilt: Spoilt = {}): WebhookDelivery & { data: string } {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', Buffer.from(cryptoKey, 'hex'), iv);
  const genuine = Buffer.concat([iv, cipher.update(JSON.stringify(payload)), cipher.final()]).toString('hex');
  const {
    data = genuine,
    signature = createHmac('sha256', hmacKey).update(genuine).digest('hex'),
    time = receivedAt.toISOString(),
  } = spoilt;
  const body = new TextEncoder().encode(JSON.stringify({ status: true, statusCode: 200, data, time }));
  return { body, headers: { 'x-allpass-signature': signature }, path: [], receivedAt, data: genuine };
}

function outcome(delivery: WebhookDelivery, more: object = {}): unknown {
  try {
    return allpassWebhook.read({ ...settings, ...more }, delivery).externalIds;
  } catch (error) {
    return error instanceof WebhookRejected ? error.reason : 'another error';
  }
}

describe('the application that a delivery names', () => {
  test.each([
    [{}, 'PUBLIC-1', ['a-1']],
    [{ publicAppKey: 'public-1' }, 'PUBLIC-1', ['a-1']],
    [{ publicAppKey: 'public-2' }, 'PUBLIC-1', 'other_account'],
    [{ publicAppKey: 'public-2' }, undefined, ['a-1']],
    // The key that we call with is private; a delivery names the public one.
    [{ appKey: 'public-2' }, 'PUBLIC-1', ['a-1']],
  ])('%j hears of one of %s', (more, appKey, expected) => {
    expect(outcome(delivered({ ...said, appKey }), more)).toEqual(expected);
  });
});

describe('the applicant that a delivery names', () => {
  test.each([
    [{ type: 'applicantCreated', id: 'a-1', externalUserId: 'u-1' }, ['a-1']],
    [{ type: 'verificationCompleted', status: 'failed', applicantId: 'a-2' }, ['a-2']],
    [{ type: 'verificationStarted', applicant: { id: 'a-3', externalUserId: 'u-3' } }, ['a-3']],
    [{ type: 'verificationStarted', externalUserId: 'u-4' }, ['u-4']],
    [{ type: 'verificationStarted', id: 7 }, ['7']],
    [{ type: 'verificationStarted', id: '', applicantId: null }, []],
    [{ type: 'applicantStepPassed', id: ['a-1'], stepName: 'x' }, []],
    [{}, []],
  ])('%j is about %j', (payload, ids) => {
    expect(outcome(delivered(payload))).toEqual(ids);
  });

  test('nothing else in the body leaves the adapter', () => {
    const notice = allpassWebhook.read(
      settings,
      delivered({ ...said, status: 'APPROVED', fullName: 'Ana Castellanos' }),
    );
    expect(notice).toEqual({ kind: 'event', eventId: null, type: 'applicantApproved', externalIds: ['a-1'] });
  });
});

describe('its age', () => {
  test.each([
    [said, {}, ['a-1']],
    [said, { time: '2026-11-21T11:54:59Z' }, 'too_old'],
    [said, { time: '2026-11-21T12:05:01Z' }, 'too_old'],
    [said, { time: null }, 'unreadable'],
    [said, { time: 'lately' }, 'unreadable'],
    [{ ...said, timestamp: receivedAt.getTime() }, { time: null }, ['a-1']],
    // The envelope is not encrypted, so anyone could put a new time on an old delivery.
    [{ ...said, timestamp: '2026-11-20T12:00:00Z' }, {}, 'too_old'],
  ])('of %j in an envelope with %j', (payload, spoilt, expected) => {
    expect(outcome(delivered(payload, spoilt))).toEqual(expected);
  });

  test('is compared with the limit of the connection, because retries may come hours later', () => {
    const late = delivered(said, { time: '2026-11-21T08:00:00Z' });
    expect([outcome(late), outcome(late, { webhookMaxAgeSeconds: 15_000 })]).toEqual(['too_old', ['a-1']]);
  });
});

test.each([
  ['nothing is encrypted here', delivered(said), { encryption: 'none' }, 'no_secret'],
  ['it is sealed in another way than is set here', delivered(said), { encryption: 'aes-256-gcm' }, 'signature'],
  ['the keys were replaced', delivered(said), { cryptoKey: 'ab'.repeat(32), hmacKey: 'new' }, 'signature'],
])('rejected: %s', (_, delivery, more, reason) => {
  expect(outcome(delivery, more)).toBe(reason);
});

test('an object in place of the ciphertext is rejected, even with a valid signature', () => {
  const body = new TextEncoder().encode(
    JSON.stringify({ status: true, statusCode: 200, data: said, time: receivedAt.toISOString() }),
  );
  const signature = createHmac('sha256', hmacKey).update(body).digest('hex');
  const delivery = { body, headers: { 'x-allpass-signature': signature }, path: [], receivedAt };
  expect(outcome(delivery, { signedContent: 'rawBody' })).toBe('signature');
});

test('control: decrypted before it is verified, a changed ciphertext says what its forger wants', () => {
  const { data, headers } = delivered(said);
  // In CBC, changing a bit of the IV changes the same bit of the first block: `{"type":"a…` becomes `{"type":"c…`.
  const forged = Buffer.from(data, 'hex');
  forged[9] = (forged[9] ?? 0) ^ 2;
  const naive = createDecipheriv('aes-256-cbc', Buffer.from(cryptoKey, 'hex'), forged.subarray(0, 16));
  const opened = Buffer.concat([naive.update(forged.subarray(16)), naive.final()]).toString();
  expect(opened.startsWith('{"type":"cpplicantApproved"')).toBe(true);
  expect(outcome(delivered(said, { data: forged.toString('hex'), signature: headers['x-allpass-signature'] }))).toBe(
    'signature',
  );
});
