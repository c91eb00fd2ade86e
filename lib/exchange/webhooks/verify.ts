import { connectionWithSettings } from '#lib/data/connections/connections.ts';
import { providerById } from '#lib/providers/registry.ts';
import {
  type ProviderWebhook,
  type WebhookDelivery,
  type WebhookNotice,
  WebhookRejected,
} from '#lib/providers/webhook/webhook.ts';
import { Refusal } from '#lib/review/refusal.ts';

/** How a connection knows its vendor: the settings in force, and for a day those that a new secret replaced. */
export type Trust = { webhook: ProviderWebhook; current: unknown; previous: unknown };

/** For how long a process believes what it knows of a connection, an unknown one too: a flood costs no look-up each. */
const keptMs = 3_000;

/** Anyone can make up addresses, so that the memory for them has an end. */
const mostKept = 1_000;

const kept = new Map<string, { until: number; trust: Promise<Trust | null> }>();

/** Null where nobody is to be believed: no such connection, a removed one, or a vendor without webhooks. */
export function trustOf(connectionId: string): Promise<Trust | null> {
  const known = kept.get(connectionId);
  if (known && known.until > performance.now()) return known.trust;
  if (kept.size >= mostKept) kept.clear();
  const trust = openTrust(connectionId);
  kept.set(connectionId, { until: performance.now() + keptMs, trust });
  // A database that was away for a moment is asked again by the next delivery.
  trust.catch(() => kept.delete(connectionId));
  return trust;
}

/** Forgets it all. For tests, which change a connection and don't wait. */
export function forgetTrust(): void {
  kept.clear();
}

/**
 * Verifies with the settings in force, and what these did not sign with those before. Any other refusal stands: a secret
 * that was taken away without another in its place ends belief at once, and what is too old was signed rightly already.
 * @throws WebhookRejected
 */
export function verified({ webhook, current, previous }: Trust, delivery: WebhookDelivery): WebhookNotice {
  try {
    return webhook.read(current, delivery);
  } catch (error) {
    const isOfAnotherSecret = error instanceof WebhookRejected && error.reason === 'signature';
    if (!isOfAnotherSecret || previous === null) throw error;
  }
  return webhook.read(previous, delivery);
}

async function openTrust(connectionId: string): Promise<Trust | null> {
  try {
    const { provider, settings, previousSettings } = await connectionWithSettings(connectionId);
    const webhook = providerById(provider)?.webhook;
    return webhook ? { webhook, current: settings, previous: previousSettings } : null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
