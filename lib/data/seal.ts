import 'server-only';
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { env } from '#lib/env.ts';

/** A 32-byte key and its id, which is stored with every value it sealed. */
export type SealingKey = { id: string; key: Buffer };

/**
 * Where a sealed value is stored. It is part of the seal: moved to another row or column, the value can't be unsealed.
 */
export type Place = { table: string; column: string; row: string };

/** A sealed value could not be unsealed: other key, other place, or changed bytes. No plaintext is returned. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
}

/**
 * Seals text as `v1.<key id>.<nonce>.<ciphertext and tag>`, base64url. AES-256-GCM with a 96-bit random nonce (NIST
 * SP 800-38D).
 */
export function sealText(plain: string, key: SealingKey, place: Place): string {
  const { nonce, sealed } = seal(Buffer.from(plain, 'utf8'), key, place);
  return `v1.${key.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
}

/** The text of a value from {@link sealText}. @throws SealBroken */
export function unsealText(text: string, keys: readonly SealingKey[], place: Place): string {
  const [version, keyId, nonce, sealed, ...rest] = text.split('.');
  if (version !== 'v1' || !keyId || !nonce || !sealed || rest.length > 0)
    throw new SealBroken('this is not a sealed value');
  return unseal(strictBytes(nonce), strictBytes(sealed), keyNamed(keys, keyId), place).toString('utf8');
}

/** Seals bytes as one version byte, one byte length and the key's id, 12 bytes of nonce, ciphertext and tag. */
export function sealBytes(plain: Uint8Array, key: SealingKey, place: Place): Uint8Array<ArrayBuffer> {
  const { nonce, sealed } = seal(plain, key, place);
  const id = Buffer.from(key.id, 'ascii');
  return Buffer.concat([Buffer.from([1, id.length]), id, nonce, sealed]);
}

/** The bytes of a value from {@link sealBytes}. @throws SealBroken */
export function unsealBytes(bytes: Uint8Array, keys: readonly SealingKey[], place: Place): Buffer {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const idLength = all[1] ?? 0;
  if (all[0] !== 1 || all.length < 2 + idLength + 12 + 16) throw new SealBroken('this is not a sealed value');
  // Not as ASCII: that would drop the top bit, and two byte strings would be one name.
  const id = all.subarray(2, 2 + idLength).toString('latin1');
  const nonce = all.subarray(2 + idLength, 14 + idLength);
  return unseal(nonce, all.subarray(14 + idLength), keyNamed(keys, id), place);
}

/** A new data key for one applicant, and its wrapped text for the database: sealed under a key outside the database. */
export function newDataKey(applicantId: string): { key: SealingKey; wrapped: string } {
  const key = named(randomBytes(32));
  return { key, wrapped: sealText(key.key.toString('base64url'), keyEncryptionKey(), dataKeyPlace(applicantId)) };
}

/** A row of an applicant with the wrapped text of their data key; null for one who was erased or never read. */
export type KeyOwner = { id: string; dataKey: string | null };

/** The data key of an applicant's row, or null when it has none. @throws SealBroken */
export function dataKeyOf({ id, dataKey }: KeyOwner): SealingKey | null {
  return dataKey === null ? null : unsealDataKey(id, dataKey);
}

/** An applicant's data key from its wrapped text. @throws SealBroken */
export function unsealDataKey(applicantId: string, wrapped: string): SealingKey {
  return named(Buffer.from(unsealText(wrapped, env().DATA_KEYS, dataKeyPlace(applicantId)), 'base64url'));
}

/** The key that seals what belongs to no applicant, such as a connection's settings. */
export function keyEncryptionKey(): SealingKey {
  const active = env().DATA_KEYS[0];
  if (!active) throw new Error('no data key');
  return active;
}

/**
 * For exact look-ups of sealed values: HMAC-SHA256 under its own key, cut to 128 bits. The caller normalises
 * `value`.
 */
export function blindIndex(kind: string, value: string): string {
  return createHmac('sha256', keyOf(env().INDEX_KEY))
    .update(`${kind}\u0000${value}`, 'utf8')
    .digest()
    .subarray(0, 16)
    .toString('base64url');
}

const prepared = new WeakMap<Buffer, KeyObject>();

/** Of bytes, Node makes a key anew for each use, which takes three times as long as opening a small value. */
function keyOf(bytes: Buffer): KeyObject {
  const known = prepared.get(bytes);
  if (known) return known;
  const key = createSecretKey(bytes);
  prepared.set(bytes, key);
  return key;
}

function seal(plain: Uint8Array, { id, key }: SealingKey, place: Place) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(key), nonce).setAAD(boundTo(place, id));
  return { nonce, sealed: Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]) };
}

function unseal(nonce: Buffer, sealed: Buffer, { id, key }: SealingKey, place: Place): Buffer {
  if (nonce.length !== 12 || sealed.length < 16) throw new SealBroken('this is not a sealed value');
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(key), nonce, { authTagLength: 16 }).setAAD(
      boundTo(place, id),
    );
    decipher.setAuthTag(sealed.subarray(-16));
    return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  } catch {
    throw new SealBroken(`the seal on ${place.table}.${place.column} is broken`);
  }
}

/**
 * Node ignores invalid base64url characters and spare bits at the end; here a sealed value has exactly one spelling.
 */
function strictBytes(text: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new SealBroken('this is not a sealed value');
  return bytes;
}

/** Joined by line feeds, which no table, column, row id or key id contains: the parts can't be confused. */
function boundTo({ table, column, row }: Place, keyId: string): Buffer {
  return Buffer.from([table, column, row, keyId].join('\n'), 'utf8');
}

function keyNamed(keys: readonly SealingKey[], id: string): SealingKey {
  const key = keys.find((one) => one.id === id);
  if (!key) throw new SealBroken(`there is no key named ${id}`);
  return key;
}

/** The id is a check value (a cut hash): it distinguishes keys and reveals nothing about them. */
function named(key: Buffer): SealingKey {
  return { id: `d${createHash('sha256').update('docket data key\n').update(key).digest('hex').slice(0, 12)}`, key };
}

function dataKeyPlace(applicantId: string): Place {
  return { table: 'applicant', column: 'data_key', row: applicantId };
}
