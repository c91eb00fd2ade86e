import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** The fixed DER bytes before the 32 bytes of an Ed25519 public key (RFC 8410). */
const derPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The public key as 64 lower-case hex digits, as auditors keep it and exports hold it. */
export function publicKeyText(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(derPrefix.length).toString('hex');
}

/** The public key from its 64 hex digits. @throws TypeError for any other text */
export function publicKeyOf(text: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new TypeError('a ledger public key is 64 lower-case hex digits');
  return createPublicKey({ key: Buffer.concat([derPrefix, Buffer.from(text, 'hex')]), format: 'der', type: 'spki' });
}

/** A short id of a key: the first 16 hex digits of the SHA-256 of its public key. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(publicKeyText(key), 'hex').digest('hex').slice(0, 16);
}
