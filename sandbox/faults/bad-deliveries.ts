import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../http/call.ts';
import type { VendorEvent } from '../webhooks/events.ts';
import type { Delivery, DeliveryVariant, WebhookFormat } from '../webhooks/format.ts';
import type { Target } from '../webhooks/targets.ts';

/**
 * Deliveries as a vendor, its network or an attacker may send them. A receiver must accept the first four and reject
 * the others.
 */
export const BAD_DELIVERIES = [
  'duplicate',
  'out_of_order',
  'ping',
  'pascal_case',
  'stale',
  'wrong_secret',
  'wrong_signature',
  'no_signature',
  'bit_flip',
  'other_account',
  'garbage',
  'deep_json',
  'huge',
] as const;

export type BadDelivery = (typeof BAD_DELIVERIES)[number];

/** `url` differs from the target's address when the vendor signs nothing and the address is the secret. */
export type PreparedDelivery = { url: string; headers: Record<string, string>; body: string | Buffer<ArrayBuffer> };

// Longer than any vendor retries: Ondato retries for 24 hours, plus a margin.
const STALE_MS = 30 * 3_600_000;
const HUGE_BYTES = 16 * 1024 * 1024;

const VARIANTS: Partial<Record<BadDelivery, DeliveryVariant>> = {
  pascal_case: 'pascal_case',
  other_account: 'other_account',
};

/**
 * Builds one delivery of `event`, valid or with the fault `bad`. Returns `null` when the vendor has no event of this
 * kind. Throws Problem 400 when the vendor cannot send such a delivery.
 */
export function prepareDelivery(
  format: WebhookFormat,
  event: VendorEvent,
  target: Target,
  now: Date,
  bad?: BadDelivery,
): PreparedDelivery | null {
  const eventSent: VendorEvent = bad === 'ping' ? { ...event, kind: 'ping' } : event;
  const settings = bad === 'wrong_secret' ? withOtherSecrets(format, target) : target.settings;
  const asOf = (at: Date) => format.delivery(eventSent, settings, at, (bad && VARIANTS[bad]) ?? 'plain');
  const delivery = asOf(bad === 'stale' ? new Date(now.getTime() - STALE_MS) : now);
  if (!delivery) return null;
  if (bad === 'stale' && isDeepStrictEqual(delivery, asOf(now)))
    throw new Problem(400, `${target.vendor}'s deliveries contain no time`);
  return damaged({ ...delivery, url: target.url }, bad);
}

function withOtherSecrets({ secrets }: WebhookFormat, { settings }: Target): Target['settings'] {
  // Only hex digits change, and only to hex digits, so that a hex key stays a hex key.
  const changed = (text: string) =>
    text.replaceAll(/[0-9a-f]/g, (character) => ((Number.parseInt(character, 16) + 1) % 16).toString(16));
  const other = (text: string) => (changed(text) === text ? `${text}x` : changed(text));
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, secrets.includes(name) ? other(value) : value]),
  );
}

function damaged(
  { headers, body, signatureHeader, url }: Delivery & { url: string },
  bad: BadDelivery | undefined,
): PreparedDelivery {
  switch (bad) {
    case 'wrong_signature':
      return signatureHeader === null
        ? { url: withOneCharacterChanged(url), headers, body }
        : { url, headers: withWrongSignature(headers, signatureHeader), body };
    case 'wrong_secret':
      return { url: signatureHeader === null ? withOneCharacterChanged(url) : url, headers, body };
    case 'no_signature':
      return signatureHeader === null
        ? { url: new URL('.', url).href, headers, body }
        : { url, headers: without(headers, signatureHeader), body };
    case 'bit_flip':
      return { url, headers, body: withBitFlipped(body) };
    case 'garbage':
      return { url, headers, body: randomBytes(200) };
    case 'deep_json':
      return { url, headers, body: `${'['.repeat(10_000)}${']'.repeat(10_000)}` };
    case 'huge':
      return { url, headers, body: Buffer.alloc(HUGE_BYTES, ' ') };
    default:
      return { url, headers, body };
  }
}

function withWrongSignature(headers: Record<string, string>, signatureHeader: string): Record<string, string> {
  return { ...headers, [signatureHeader]: withOneCharacterChanged(headers[signatureHeader] ?? '') };
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
}

// Not the last character: in base64 two last characters can decode to the same bytes.
function withOneCharacterChanged(text: string): string {
  return text.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*.{5}$)/, (character) => (character === '0' ? '1' : '0'));
}

function withBitFlipped(body: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes;
}
