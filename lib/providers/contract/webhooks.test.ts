import { describe, expect, test } from 'vitest';
import { type Delivery, recorded, type WebhookFixture } from '#test/providers/fixtures.ts';
import { providers } from '../registry.ts';
import { type ProviderWebhook, type WebhookNotice, WebhookRejected } from '../webhook/webhook.ts';

/**
 * Webhooks of every provider: no delivery is accepted without its proof, and nothing of a rejected one is repeated.
 */
const cases = providers.flatMap((provider) => {
  const { webhook } = provider;
  if (webhook === undefined) return [];
  return (recorded<WebhookFixture[]>(provider, 'webhooks') ?? []).map((fixture) => ({
    name: `${provider.id}, ${fixture.about}`,
    webhook,
    fixture,
  }));
});

test.each(providers)('$id: webhooks are recorded exactly where they are declared', (provider) => {
  const { webhooks } = provider.capabilities;
  const fixtures = recorded<WebhookFixture[]>(provider, 'webhooks') ?? [];
  expect(fixtures.length > 0).toBe(webhooks !== undefined);
});

test('there are webhooks to check, rejections and ages among them', () => {
  expect(cases.length).toBeGreaterThanOrEqual(2);
  expect(cases.filter(({ fixture }) => fixture.tooOldAfterSeconds !== undefined).length).toBeGreaterThanOrEqual(1);
  expect(cases.flatMap(({ fixture }) => Object.keys(fixture.refused ?? {})).length).toBeGreaterThanOrEqual(1);
});

describe.each(cases)('$name', ({ webhook, fixture }) => {
  const genuine = Object.entries(fixture.deliveries);
  const receivedAt = new Date(fixture.receivedAt);
  const read = (
    delivery: Delivery,
    { settings = fixture.settings as unknown, at = receivedAt, body = bytesOf(delivery) } = {},
  ) => webhook.read(settings, { body, headers: delivery.headers, path: delivery.path ?? [], receivedAt: at });
  const refusal = (...given: Parameters<typeof read>) => refusalOf(() => read(...given));

  test.each(genuine)('%s is accepted, and names the applicants to read', (_, delivery) => {
    expect(read(delivery)).toEqual(delivery.notice);
  });

  test('an event is among them', () => {
    expect(genuine.map(([, { notice }]) => notice.kind)).toContain('event');
  });

  test.each(genuine)('%s without its proof, or with another, is rejected', (_, delivery) => {
    const forgeries = forgedProofs(delivery, fixture.proof);
    expect(forgeries.length).toBeGreaterThanOrEqual(6);
    for (const forged of forgeries) expect(refusal(forged).reason).toBe('signature');
  });

  test.each(genuine)('%s with a changed bit in its body is rejected, or still only names applicants', (_, delivery) => {
    expect(delivery.body.length).toBeGreaterThan(7);
    for (let at = 0; at < delivery.body.length; at += 7) {
      const body = bytesOf(delivery);
      body[at] = (body[at] ?? 0) ^ (1 << (at % 8));
      if (fixture.coversBody) expect(() => read(delivery, { body })).toThrow(WebhookRejected);
      else expectNoticeOrRefusal(() => read(delivery, { body }));
    }
  });

  test.each(genuine)('%s with a wrong, an empty or no secret in the settings is rejected', (_, delivery) => {
    for (const settings of [withoutSecret(fixture, webhook), withSecret(fixture, webhook, '')])
      expect(refusal(delivery, { settings }).reason).toBe('no_secret');
    for (const settings of [null, {}, 'settings']) expect(refusal(delivery, { settings }).reason).toBe('no_secret');
  });

  test.each(genuine)('%s that is too old is rejected, where its time is known', (_, delivery) => {
    const old = (seconds: number) => ({ at: new Date(receivedAt.getTime() + seconds * 1000) });
    const limit = fixture.tooOldAfterSeconds;
    if (limit === undefined) return expect(read(delivery, old(90 * 86_400))).toEqual(delivery.notice);
    expect(refusal(delivery, old(limit + 1)).reason).toBe('too_old');
    expect(refusal(delivery, old(-limit - 400)).reason).toBe('too_old');
  });

  test.each(Object.entries(fixture.refused ?? {}))('%s is proven, and rejected for what it says', (_, delivery) => {
    expect(refusal(delivery).reason).toBe(delivery.reason);
  });

  test.each(hostileBodies)('%s is rejected quickly', (_, body) => {
    const began = performance.now();
    for (const [, delivery] of genuine) {
      const outcome = expectNoticeOrRefusal(() => read(delivery, { body }));
      if (outcome instanceof WebhookRejected) expect(['signature', 'unreadable']).toContain(outcome.reason);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

const text = (content: string) => new TextEncoder().encode(content);
const hostileBodies: [name: string, body: Uint8Array][] = [
  ['nothing', new Uint8Array()],
  ['JSON 10,000 deep', text(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)],
  ['lists 10,000 deep', text('['.repeat(10_000))],
  ['bad UTF-8', Uint8Array.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d])],
  ['a list', text('[{"id":"a"}]')],
  ['null', text('null')],
  ['a key twice', text('{"id":"a","\\u0069d":"b"}')],
  ['a prototype', text('{"__proto__":{"id":"a"},"constructor":1}')],
  ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
  ['a megabyte of escapes', text(`{"a":"${'\\"'.repeat(500_000)}"}`)],
];

function bytesOf({ body }: Delivery): Uint8Array {
  return new TextEncoder().encode(body);
}

/** The proof missing, cut, changed at each end, empty, doubled, and of another kind. */
function forgedProofs(delivery: Delivery, proof: WebhookFixture['proof']): Delivery[] {
  const changes = (genuine: string) => [
    '',
    genuine.slice(0, -1),
    genuine.slice(0, -1) + other(genuine.at(-1)),
    `${genuine}${genuine}`,
    'x',
  ];
  if (proof === 'path') {
    const forged = changes(delivery.path?.[0] ?? '').map((token) => ({ ...delivery, path: [token] }));
    return [...forged, { ...delivery, path: [] }, { ...delivery, path: [...(delivery.path ?? []), 'more'] }];
  }
  const { [proof.header]: genuine = '', ...rest } = delivery.headers;
  return [
    { ...delivery, headers: rest },
    ...changes(genuine).map((value) => ({ ...delivery, headers: { ...rest, [proof.header]: value } })),
  ];
}

function other(last: string | undefined): string {
  return last === '0' ? '1' : '0';
}

function withSecret({ settings }: WebhookFixture, { secretField }: ProviderWebhook, value: string) {
  return { ...settings, [secretField]: value };
}

function withoutSecret({ settings }: WebhookFixture, { secretField }: ProviderWebhook) {
  const { [secretField]: _, ...rest } = settings;
  return rest;
}

function expectNoticeOrRefusal(read: () => WebhookNotice): WebhookNotice | WebhookRejected {
  try {
    const notice = read();
    expect(Object.keys(notice).toSorted()).toEqual(['eventId', 'externalIds', 'kind', 'type']);
    return notice;
  } catch (error) {
    if (!(error instanceof WebhookRejected)) throw error;
    return error;
  }
}

/** A rejection gives its reason in our words and holds nothing of the delivery. */
function refusalOf(read: () => WebhookNotice): WebhookRejected {
  const outcome = expectNoticeOrRefusal(read);
  if (!(outcome instanceof WebhookRejected)) throw new Error('the delivery was accepted');
  expect(outcome.message).toBe(`the delivery is rejected: ${outcome.reason}`);
  expect(outcome.cause).toBeUndefined();
  return outcome;
}
