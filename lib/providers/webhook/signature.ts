import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { WebhookRejected } from './webhook.ts';

/**
 * Compares in constant time whatever the lengths, because both sides are hashed first. An empty secret equals nothing.
 */
export function isSameText(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const isEqual = timingSafeEqual(digest(given ?? ''), digest(expected));
  return isEqual && given !== undefined && expected !== '';
}

/**
 * The credentials of an `Authorization` header of this scheme, as they are written. The scheme may be in any case, with
 * one
 * space or more behind it (RFC 9110, 11.1 and 11.4).
 */
export function credentialsIn(authorization: string | undefined, scheme: 'Basic' | 'Bearer'): string | undefined {
  const [, named, credentials] = /^([A-Za-z]+) +(\S+)$/.exec(authorization ?? '') ?? [];
  return named?.toLowerCase() === scheme.toLowerCase() ? credentials : undefined;
}

/**
 * Whether `signature` is the HMAC-SHA256, in hex, of the given parts as they came over the wire. Nothing is parsed
 * before this, because a body written anew would differ from the signed one. The hex has one letter case throughout:
 * otherwise a changed bit could change only a letter's case and leave the signature valid.
 */
export function isSignedBy(
  secret: string,
  signature: string | undefined,
  ...signed: readonly (Uint8Array | string)[]
): boolean {
  if (secret === '' || signature === undefined || !/^(?:[0-9a-f]{64}|[0-9A-F]{64})$/.test(signature)) return false;
  const hmac = createHmac('sha256', secret);
  for (const part of signed) hmac.update(part);
  return timingSafeEqual(hmac.digest(), Buffer.from(signature, 'hex'));
}

/**
 * The settings that a delivery is verified with. Incomplete settings have no secret to verify with.
 * @throws WebhookRejected `no_secret`
 */
export function settingsToVerify<Settings extends z.ZodObject>(
  schema: Settings,
  settings: unknown,
): z.output<Settings> {
  const parsed = schema.safeParse(settings);
  if (!parsed.success) throw new WebhookRejected('no_secret');
  return parsed.data;
}
