import { createHash, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** Ed25519 key pairs as plain bytes (RFC 8410): the fixed DER prefixes before 32 bytes of seed or of public key. */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** The signing key that comes from 32 random bytes. Throws for any other length. */
export function signingKey(seed: Uint8Array): KeyObject {
  if (seed.length !== 32) throw new RangeError('a ledger key is 32 bytes');
  return createPrivateKey({ key: Buffer.concat([privatePrefix, seed]), format: 'der', type: 'pkcs8' });
}

/** The public half as 64 lower-case hex digits: what an auditor keeps, and what an export carries. */
export function publicKeyText(key: KeyObject): string {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  return half.export({ format: 'der', type: 'spki' }).subarray(publicPrefix.length).toString('hex');
}

/** Reads what `publicKeyText` wrote. Throws when it is not that. */
export function publicKeyOf(text: string): KeyObject {
  if (!/^[0-9a-f]{64}$/.test(text)) throw new TypeError('a ledger public key is 64 lower-case hex digits');
  return createPublicKey({ key: Buffer.concat([publicPrefix, Buffer.from(text, 'hex')]), format: 'der', type: 'spki' });
}

/** A short name for a key: the first 16 hex digits of the SHA-256 of its public half. */
export function keyIdOf(key: KeyObject): string {
  return createHash('sha256').update(publicKeyText(key), 'hex').digest('hex').slice(0, 16);
}
