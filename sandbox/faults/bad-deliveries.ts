import { randomBytes } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Problem } from '../http/call.ts';
import type { VendorEvent } from '../webhooks/events.ts';
import type { Delivery, DeliveryForm, WebhookMaker } from '../webhooks/format.ts';
import type { Target } from '../webhooks/targets.ts';

/** Deliveries as a vendor, its network or an attacker may send them. The first four a receiver has to take, the others to refuse. */
export const SPOILS = [
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

export type Spoil = (typeof SPOILS)[number];

/** What goes over the wire; `url` differs from the target's where the address is the secret. */
export type Outgoing = { url: string; headers: Record<string, string>; body: string | Buffer<ArrayBuffer> };

// Older than the longest retry of any vendor: Ondato tries for 24 hours, and one more is allowed for.
const STALE_MS = 30 * 3_600_000;
const HUGE_BYTES = 16 * 1024 * 1024;

const FORMS: Partial<Record<Spoil, DeliveryForm>> = { pascal_case: 'pascal_case', other_account: 'other_account' };

/** One delivery of `event`, spoiled as asked; `null` when the vendor has no event for this. Throws Problem 400 for what it can't do. */
export function outgoing(
  maker: WebhookMaker,
  event: VendorEvent,
  target: Target,
  now: Date,
  spoil?: Spoil,
): Outgoing | null {
  const told: VendorEvent = spoil === 'ping' ? { ...event, kind: 'ping' } : event;
  const settings = spoil === 'wrong_secret' ? withOtherSecrets(maker, target) : target.settings;
  const asOf = (at: Date) => maker.delivery(told, settings, at, (spoil && FORMS[spoil]) ?? 'plain');
  const made = asOf(spoil === 'stale' ? new Date(now.getTime() - STALE_MS) : now);
  if (!made) return null;
  if (spoil === 'stale' && isDeepStrictEqual(made, asOf(now)))
    throw new Problem(400, `${target.vendor} tells no time here`);
  return spoiled({ ...made, url: target.url }, spoil);
}

function withOtherSecrets({ secrets }: WebhookMaker, { settings }: Target): Target['settings'] {
  // Digits and small letters become others, so that a hex key stays one and text stays text.
  const turned = (text: string) =>
    text.replaceAll(/[0-9a-f]/g, (sign) => ((Number.parseInt(sign, 16) + 1) % 16).toString(16));
  const other = (text: string) => (turned(text) === text ? `${text}x` : turned(text));
  return Object.fromEntries(
    Object.entries(settings).map(([name, value]) => [name, secrets.includes(name) ? other(value) : value]),
  );
}

function spoiled({ headers, body, proof, url }: Delivery & { url: string }, spoil: Spoil | undefined): Outgoing {
  switch (spoil) {
    case 'wrong_signature':
      return proof === null
        ? { url: withOneSignTurned(url), headers, body }
        : { url, headers: withProofTurned(headers, proof), body };
    case 'wrong_secret':
      return { url: proof === null ? withOneSignTurned(url) : url, headers, body };
    case 'no_signature':
      return proof === null
        ? { url: new URL('.', url).href, headers, body }
        : { url, headers: without(headers, proof), body };
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

function withProofTurned(headers: Record<string, string>, proof: string): Record<string, string> {
  return { ...headers, [proof]: withOneSignTurned(headers[proof] ?? '') };
}

function without(headers: Record<string, string>, name: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([each]) => each !== name));
}

// Some way before the end: the last sign of base64 may mean the same as another.
function withOneSignTurned(text: string): string {
  return text.replace(/[0-9a-zA-Z](?=[^0-9a-zA-Z]*.{5}$)/, (sign) => (sign === '0' ? '1' : '0'));
}

function withBitFlipped(body: string): Buffer<ArrayBuffer> {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.length / 2);
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  return bytes;
}
