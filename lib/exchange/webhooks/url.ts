import { env } from '#lib/env.ts';
import { Refusal } from '#lib/review/refusal.ts';

/** Where a connection's provider sends its webhooks, before what the provider itself adds. */
export function webhookBase(connectionId: string): string {
  return `${env().PUBLIC_URL}/api/webhooks/${connectionId}`;
}

/**
 * What a provider tells of people it tells to us alone: whoever keeps connections must not have it told elsewhere
 * (docs/security.md, threat T2), nor to another connection. Another system's webhooks are set up at the provider
 * itself.
 * @throws Refusal `invalid`
 */
export function mustLeadHere(connectionId: string, url: unknown): void {
  const wanted = typeof url === 'string' ? URL.parse(url)?.href : undefined;
  const base = new URL(webhookBase(connectionId)).href;
  if (wanted === base || wanted?.startsWith(`${base}/`)) return;
  throw new Refusal('invalid', 'Webhooks of a connection come to this connection.', {
    url: 'This is another address.',
  });
}
