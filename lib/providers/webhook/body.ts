import { jsonOf } from '../http/json.ts';
import { hasTooManyParts, repeatsKey } from '../http/json-keys.ts';
import { ProviderError } from '../provider-error.ts';
import { WebhookRefused } from './webhook.ts';

/**
 * A verified body as a JSON object: strict UTF-8, bounded depth, and every key once, because two readers of a key that
 * is there twice see two different events. Call it only after the proof of who sent it. @throws WebhookRefused `unreadable`
 */
export function webhookBody(body: Uint8Array): Record<string, unknown> {
  // What is not UTF-8 is found out while parsing; here a sign in its place does no harm.
  const text = new TextDecoder().decode(body);
  const value = hasTooManyParts(text) ? null : parsed(body);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || repeatsKey(text)) throw new WebhookRefused('unreadable');
  return value as Record<string, unknown>;
}

function parsed(body: Uint8Array): unknown {
  try {
    return jsonOf('webhook', { bytes: body });
  } catch (error) {
    if (error instanceof ProviderError) throw new WebhookRefused('unreadable');
    throw error;
  }
}
