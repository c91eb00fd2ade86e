import { jsonOf } from '../http/json.ts';
import { hasTooManyParts, repeatsKey } from '../http/json-keys.ts';
import { ProviderError } from '../provider-error.ts';
import { WebhookRejected } from './webhook.ts';

/**
 * A verified body as a JSON object: strict UTF-8, bounded depth, no key twice (two readers of a repeated key could see
 * two different events). Call it only after the sender is proven.
 * @throws WebhookRejected `unreadable`
 */
export function webhookBody(body: Uint8Array): Record<string, unknown> {
  // Bytes that are not UTF-8 are found while parsing; a replacement character does no harm here.
  const text = new TextDecoder().decode(body);
  const value = hasTooManyParts(text) ? null : parsed(body);
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || repeatsKey(text)) throw new WebhookRejected('unreadable');
  return value as Record<string, unknown>;
}

function parsed(body: Uint8Array): unknown {
  try {
    return jsonOf('webhook', { bytes: body });
  } catch (error) {
    if (error instanceof ProviderError) throw new WebhookRejected('unreadable');
    throw error;
  }
}
