import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { WebhookRefused } from './webhook.ts';

/** Compares in constant time, whatever the lengths, because both sides are hashed first. Nothing is the same as an empty secret. */
export function isSameText(given: string | undefined, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  const isEqual = timingSafeEqual(digest(given ?? ''), digest(expected));
  return isEqual && given !== undefined && expected !== '';
}

/**
 * The credentials of an `Authorization` header of this scheme, as they are written. The scheme may be in any case, with one
 * space or more behind it (RFC 9110, 11.1 and 11.4).
 */
export function credentialsIn(authorization: string | undefined, scheme: 'Basic' | 'Bearer'): string | undefined {
  const [, named, credentials] = /^([A-Za-z]+) +(\S+)$/.exec(authorization ?? '') ?? [];
  return named?.toLowerCase() === scheme.toLowerCase() ? credentials : undefined;
}

/**
 * Whether `signature` is the HMAC-SHA256, in hex, of the parts one after the other, as they came over the wire. A
 * re-written body would sign something else than what was received, so nothing is parsed before this. The hex is in one case
 * throughout: with one bit changed, a letter is the same letter in the other case, and would still be the same signature.
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
 * The settings that a delivery is held against. Settings that are not complete have no secret that could be believed.
 * @throws WebhookRefused `no_secret`
 */
export function believedSettings<Settings extends z.ZodObject>(
  schema: Settings,
  settings: unknown,
): z.output<Settings> {
  const parsed = schema.safeParse(settings);
  if (!parsed.success) throw new WebhookRefused('no_secret');
  return parsed.data;
}
