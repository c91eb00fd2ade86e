import { isSignedBy } from '../webhook/signature.ts';
import { WebhookRejected } from '../webhook/webhook.ts';

export const signatureHeader = 'ondato-signature';

/** Enough for a change of secrets; each costs a hash over the whole body. */
const mostSignatures = 5;

/**
 * `t=<seconds>,s=<hex>`, with one `s` for each secret while secrets change: HMAC-SHA256 over "{t}.{raw body}".
 * @returns the signed time, in seconds since 1970
 * @throws WebhookRejected `signature`
 */
export function provenAt(secret: string, header: string | undefined, body: Uint8Array): string {
  const parts = (header ?? '').split(',').map((part) => /^(t|s)=([0-9A-Fa-f]{1,64})$/.exec(part.trim()));
  const moments = parts.flatMap((part) => (part?.[1] === 't' && part[2] ? [part[2]] : []));
  const signatures = parts.flatMap((part) => (part?.[1] === 's' && part[2] ? [part[2]] : []));
  const [moment] = moments;
  const isWhole = parts.every((part) => part !== null) && moments.length === 1 && signatures.length <= mostSignatures;
  if (!isWhole || moment === undefined || !/^\d{1,10}$/.test(moment)) throw new WebhookRejected('signature');
  // All are compared, so that the time taken does not tell which one matches.
  const matching = signatures.filter((signature) => isSignedBy(secret, signature, `${moment}.`, body));
  if (matching.length === 0) throw new WebhookRejected('signature');
  return moment;
}
