import { createDecipheriv, createHmac, timingSafeEqual } from 'node:crypto';
import { unusable } from '../http/failure.ts';
import { jsonOf } from '../http/json.ts';
import type { AllpassSettings } from './settings.ts';

/** The header with the signature (CBC) or the tag (GCM), for answers and webhooks. */
export const signatureHeader = 'x-allpass-signature';

/** `data` as it came, with what proves that the vendor sent it. */
export type Sealed = { data: string; rawBody: Uint8Array; signature: string | undefined };

type Keys = Pick<AllpassSettings, 'encryption' | 'cryptoKey' | 'hmacKey' | 'signedContent'>;

/**
 * Decrypts an encrypted `data`, after it is verified.
 * @throws ProviderError `invalid_response` for a wrong signature or tag, or where the connection has no key
 */
export function opened(operation: string, keys: Keys, sealed: Sealed): unknown {
  return jsonOf(operation, { bytes: plainBytes(operation, keys, sealed) });
}

/** The same as bytes. @throws ProviderError as {@link opened} */
export function plainBytes(operation: string, keys: Keys, sealed: Sealed): Uint8Array {
  const { encryption, cryptoKey, hmacKey } = keys;
  if (encryption === 'none' || cryptoKey === undefined)
    throw unusable({ operation }, 'the answer is encrypted, and the connection is not set up for that');
  const key = Buffer.from(cryptoKey, 'hex');
  if (encryption === 'aes-256-gcm') return openedGcm(operation, key, sealed);
  if (hmacKey === undefined || !isSigned(hmacKey, keys.signedContent, sealed))
    throw unusable({ operation }, "the signature of the answer is not the provider's");
  return openedCbc(operation, key, sealed.data);
}

/** HMAC-SHA256, compared in constant time. Anything but 64 hex digits is no signature. */
function isSigned(
  hmacKey: string,
  signedContent: Keys['signedContent'],
  { data, rawBody, signature }: Sealed,
): boolean {
  if (signature === undefined || signature.length !== 64 || !isHex(signature)) return false;
  const expected = createHmac('sha256', hmacKey)
    .update(signedContent === 'rawBody' ? rawBody : data)
    .digest();
  return timingSafeEqual(expected, Buffer.from(signature, 'hex'));
}

function openedCbc(operation: string, key: Uint8Array, data: string): Uint8Array {
  const { iv, sealed } = cbcParts(data);
  try {
    const decipher = createDecipheriv('aes-256-cbc', key, iv);
    return Buffer.concat([decipher.update(sealed), decipher.final()]);
  } catch {
    throw unusable({ operation }, 'the answer can not be decrypted');
  }
}

/**
 * 32 hex digits of IV before hex ciphertext. The vendor's page also mentions base64, for the ciphertext or for the
 * whole.
 */
function cbcParts(data: string): { iv: Uint8Array; sealed: Uint8Array } {
  const text = data.trim();
  const [head, rest] = [text.slice(0, 32), text.slice(32)];
  if (isHex(head)) return { iv: Buffer.from(head, 'hex'), sealed: Buffer.from(rest, isHex(rest) ? 'hex' : 'base64') };
  const bytes = Buffer.from(text, 'base64');
  return { iv: bytes.subarray(0, 16), sealed: bytes.subarray(16) };
}

/** The length of the IV is not documented: 12 bytes are usual, then 16 are tried. The tag proves either. */
function openedGcm(operation: string, key: Uint8Array, { data, signature }: Sealed): Uint8Array {
  const text = data.trim();
  // A shorter tag is easier to forge, so only a whole one is accepted.
  if (signature !== undefined && signature.length === 32 && isHex(signature) && isHex(text)) {
    const bytes = Buffer.from(text, 'hex');
    const tag = Buffer.from(signature, 'hex');
    for (const ivBytes of [12, 16]) {
      const plain =
        bytes.length > ivBytes ? authenticated(key, bytes.subarray(0, ivBytes), bytes.subarray(ivBytes), tag) : null;
      if (plain !== null) return plain;
    }
  }
  throw unusable({ operation }, "the tag of the answer is not the provider's");
}

function authenticated(key: Uint8Array, iv: Uint8Array, sealed: Uint8Array, tag: Uint8Array): Uint8Array | null {
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: 16 });
  decipher.setAuthTag(tag);
  const plain = decipher.update(sealed);
  try {
    return Buffer.concat([plain, decipher.final()]);
  } catch {
    return null;
  }
}

/** The hex has one letter case throughout, so that a text with one bit changed never means the same bytes. */
function isHex(text: string): boolean {
  return text.length % 2 === 0 && /^(?:[0-9a-f]+|[0-9A-F]+)$/.test(text);
}
