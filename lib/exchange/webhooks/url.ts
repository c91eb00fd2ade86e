import { env } from '#lib/env.ts';
import { Refusal } from '#lib/review/refusal.ts';

/** The address for a connection's webhooks, without the parts that its provider adds to the path. */
export function webhookBase(connectionId: string): string {
  return `${env().PUBLIC_URL}/api/webhooks/${connectionId}`;
}

/**
 * The URL of a webhook to register must be this connection's own: an admin must not have a vendor send applicants' data
 * to another system or another connection (docs/security.md, threat T2). Webhooks to other systems are set up in the
 * vendor's own portal.
 * @throws Refusal `invalid`
 */
export function mustPointHere(connectionId: string, url: unknown): void {
  const wanted = typeof url === 'string' ? URL.parse(url)?.href : undefined;
  const base = new URL(webhookBase(connectionId)).href;
  if (wanted === base || wanted?.startsWith(`${base}/`)) return;
  throw new Refusal('invalid', 'Webhooks of a connection come to this connection.', {
    url: 'This is another address.',
  });
}
