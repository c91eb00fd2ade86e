import { connectionWithSettings } from '#lib/data/connections/connections.ts';
import { providerById } from '#lib/providers/registry.ts';
import {
  type ProviderWebhook,
  type WebhookDelivery,
  type WebhookNotice,
  WebhookRejected,
} from '#lib/providers/webhook/webhook.ts';
import { Refusal } from '#lib/review/refusal.ts';

/** The settings with which deliveries are verified: the current ones, and for a day those with the replaced secret. */
export type VerifyingKeys = { webhook: ProviderWebhook; current: unknown; previous: unknown };

/**
 * For how long a process caches the keys of a connection, and that there are none: a flood must not cost a look-up
 * each.
 */
const cacheMs = 3_000;

/** Anyone can send to invented connection ids, so the cache is bounded. */
const mostCached = 1_000;

const cache = new Map<string, { until: number; keys: Promise<VerifyingKeys | null> }>();

/** The keys of a connection; null where nothing can be verified: no such connection, a removed one, or no webhooks. */
export function verifyingKeysOf(connectionId: string): Promise<VerifyingKeys | null> {
  const cached = cache.get(connectionId);
  if (cached && cached.until > performance.now()) return cached.keys;
  if (cache.size >= mostCached) cache.clear();
  const keys = openVerifyingKeys(connectionId);
  cache.set(connectionId, { until: performance.now() + cacheMs, keys });
  // An error is not cached: the next delivery asks the database again.
  keys.catch(() => cache.delete(connectionId));
  return keys;
}

/** Empties the cache. For tests, which change a connection and don't wait. */
export function forgetVerifyingKeys(): void {
  cache.clear();
}

/**
 * Verifies a delivery with the current settings and, if its signature does not match them, with the previous ones. Any
 * other rejection is final: without a current secret nothing is accepted, and a delivery that is too old was signed
 * with the current secret.
 * @throws WebhookRejected
 */
export function verify({ webhook, current, previous }: VerifyingKeys, delivery: WebhookDelivery): WebhookNotice {
  try {
    return webhook.read(current, delivery);
  } catch (error) {
    const isOfAnotherSecret = error instanceof WebhookRejected && error.reason === 'signature';
    if (!isOfAnotherSecret || previous === null) throw error;
  }
  return webhook.read(previous, delivery);
}

async function openVerifyingKeys(connectionId: string): Promise<VerifyingKeys | null> {
  try {
    const { provider, settings, previousSettings } = await connectionWithSettings(connectionId);
    const webhook = providerById(provider)?.webhook;
    return webhook ? { webhook, current: settings, previous: previousSettings } : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
