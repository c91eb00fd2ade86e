import { createCipheriv, createHmac, randomBytes } from 'node:crypto';
import type { Reply } from '#sandbox/http/call.ts';
import { ALLPASS_ACCOUNT, type Application } from './account.ts';

export type Envelope = { status: boolean; statusCode: number; data: unknown; time: string };

/** `cryptoKey` is hex, `hmacKey` is text. */
export type Keys = { cryptoKey: string; hmacKey: string };

/**
 * The vendor's envelope, encrypted when the application says so. `statusCode` is 200 even when the HTTP status is 201.
 */
export function inEnvelope(httpStatus: number, data: unknown, application: Application, now: Date): Reply {
  const envelope = { status: true, statusCode: 200, data, time: now.toISOString() };
  if (application.encryption === 'none') return { status: httpStatus, json: envelope };
  const { json, signature } = encrypted(envelope, application, ALLPASS_ACCOUNT);
  return { status: httpStatus, json, headers: { 'x-allpass-signature': signature } };
}

/**
 * The envelope with encrypted `data`, and the value of the signature header: an HMAC for CBC, the authentication tag
 * for GCM.
 */
export function encrypted(
  envelope: Envelope,
  { encryption, signedContent }: Pick<Application, 'encryption' | 'signedContent'>,
  { cryptoKey, hmacKey }: Keys,
): { json: Envelope; signature: string } {
  const key = Buffer.from(cryptoKey, 'hex');
  const text = JSON.stringify(envelope.data);
  if (encryption === 'aes-256-gcm') {
    const iv = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key, iv);
    const data = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('hex');
    return { json: { ...envelope, data }, signature: cipher.getAuthTag().toString('hex') };
  }
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const data = iv.toString('hex') + cipher.update(text, 'utf8', 'hex') + cipher.final('hex');
  const json = { ...envelope, data };
  // The body exactly as it is sent: JSON.stringify of the same object.
  const signed = signedContent === 'rawBody' ? JSON.stringify(json) : data;
  return { json, signature: createHmac('sha256', hmacKey).update(signed).digest('hex') };
}
