import { createHmac } from 'node:crypto';

/** What is signed: the id of the message, seconds since 1970, and the body exactly as it is sent. */
export type Signed = { id: string; timestamp: number; body: string };

/**
 * The three headers of Standard Webhooks 1.0 (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body` in base64,
 * one signature for each secret, separated by spaces.
 * @param secrets `whsec_` and the key in base64
 */
export function signedHeaders(secrets: readonly string[], { id, timestamp, body }: Signed): Record<string, string> {
  const signatures = secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${timestamp}.${body}`)}`);
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  };
}

/** The id of a message on the wire. It stays over all tries. */
export function wireId(messageId: string): string {
  return `msg_${messageId.replaceAll('-', '')}`;
}

function signatureOf(secret: string, text: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(text, 'utf8').digest('base64');
}
