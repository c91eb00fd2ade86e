import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { setTestSecrets } from '#test/database/secrets.ts';
import { testSize } from '#test/database/size.ts';
import {
  blindIndex,
  keyEncryptionKey,
  newDataKey,
  type Place,
  SealBroken,
  type SealingKey,
  sealBytes,
  sealText,
  unsealBytes,
  unsealDataKey,
  unsealText,
} from './seal.ts';

const row = randomUUID();
const place: Place = { table: 'applicant', column: 'record', row };
const key: SealingKey = { id: 'k1', key: randomBytes(32) };
const plain = 'Maëlle Kéravec-Duthil, 48 rue des Lilas — 玛 🛂';

beforeAll(() => {
  process.env.DATABASE_URL ??= 'postgresql://nobody:none@127.0.0.1:1/none';
  setTestSecrets();
});

describe('A sealed value', () => {
  it.each(['', 'a', plain, 'x'.repeat(100_000)])('unseals to what it was: %.20s', (text) => {
    expect(unsealText(sealText(text, key, place), [key], place)).toBe(text);
    expect(unsealBytes(sealBytes(Buffer.from(text), key, place), [key], place).toString('utf8')).toBe(text);
  });

  it('names its key and holds nothing of the text', () => {
    const sealed = sealText(plain, key, place);
    expect(sealed).toMatch(/^v1\.k1\.[\w-]{16}\.[\w-]+$/);
    expect(Buffer.from(sealed.split('.')[3] ?? '', 'base64url').includes('Lilas')).toBe(false);
    expect(sealText(plain, key, place)).not.toBe(sealed);
  });

  it.each<[string, Place]>([
    ['row', { ...place, row: randomUUID() }],
    ['column', { ...place, column: 'raw' }],
    ['table', { ...place, table: 'decision' }],
  ])('moved to another %s: can’t be unsealed', (_where, other) => {
    expect(() => unsealText(sealText(plain, key, place), [key], other)).toThrow(SealBroken);
    expect(() => unsealBytes(sealBytes(Buffer.from(plain), key, place), [key], other)).toThrow(SealBroken);
  });

  it('control, sealed without its place: a moved value is unsealed', () => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', key.key, nonce);
    const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    const openAnywhere = createDecipheriv('aes-256-gcm', key.key, nonce).setAuthTag(cipher.getAuthTag());
    expect(Buffer.concat([openAnywhere.update(sealed), openAnywhere.final()]).toString('utf8')).toBe(plain);
  });

  it('with any one bit of its text changed: can’t be unsealed', () => {
    for (const text of [plain, `${plain}.`, `${plain}..`]) {
      const sealed = sealText(text, key, place);
      for (let bit = 0; bit < sealed.length * 8; bit += 1) {
        const flipped = Buffer.from(sealed, 'latin1');
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(() => unsealText(flipped.toString('latin1'), [key], place), `bit ${bit}`).toThrow(SealBroken);
      }
      expect(() => unsealText(`${sealed}!`, [key], place)).toThrow(SealBroken);
    }
  });

  it('with any one bit of its bytes changed, cut short or extended: can’t be unsealed', () => {
    const sealed = sealBytes(Buffer.from(plain), key, place);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const flipped = Uint8Array.from(sealed);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => unsealBytes(flipped, [key], place), `bit ${bit}`).toThrow(SealBroken);
    }
    for (let length = 0; length < sealed.length; length += 1)
      expect(() => unsealBytes(sealed.subarray(0, length), [key], place)).toThrow(SealBroken);
    expect(() => unsealBytes(Buffer.concat([sealed, Buffer.from([0])]), [key], place)).toThrow(SealBroken);
  });

  it.each([
    '',
    'v1',
    'v1...',
    'v1.k1.AAAAAAAAAAAAAAAA.',
    'v2.k1.AAAAAAAAAAAAAAAA.AAAA',
    'plain text',
    'v1.k1.AAAA.AAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  ])('text that is not sealed is refused, never passed through: %j', (text) => {
    expect(() => unsealText(text, [key], place)).toThrow(SealBroken);
  });
});

describe('Keys', () => {
  it('are found by id, and another key with the same id does not unseal', () => {
    const old: SealingKey = { id: 'k0', key: randomBytes(32) };
    expect(unsealText(sealText(plain, old, place), [key, old], place)).toBe(plain);
    expect(() => unsealText(sealText(plain, old, place), [key], place)).toThrow(/no key named k0/);
    expect(() => unsealText(sealText(plain, old, place), [{ id: 'k0', key: key.key }], place)).toThrow(SealBroken);
  });

  it('a value under another key’s id can’t be unsealed', () => {
    const twin: SealingKey = { id: 'k2', key: key.key };
    expect(() => unsealText(sealText(plain, key, place).replace('.k1.', '.k2.'), [twin], place)).toThrow(SealBroken);
  });

  it('an applicant’s own key is wrapped for that applicant alone', () => {
    const { key: own, wrapped } = newDataKey(row);
    expect(unsealDataKey(row, wrapped)).toEqual(own);
    expect(() => unsealDataKey(randomUUID(), wrapped)).toThrow(SealBroken);
    expect(wrapped).not.toContain(own.key.toString('base64url'));
  });

  it('after rotation a wrapped key can be unsealed while the old key is kept, and new ones use the new key', () => {
    const before = process.env.DATA_KEYS ?? '';
    const { key: own, wrapped } = newDataKey(row);
    try {
      process.env.DATA_KEYS = `next:${randomBytes(32).toString('base64')},${before}`;
      forgetEnv();
      expect(keyEncryptionKey().id).toBe('next');
      expect(unsealDataKey(row, wrapped)).toEqual(own);
      expect(newDataKey(row).wrapped).toMatch(/^v1\.next\./);
      process.env.DATA_KEYS = `next:${randomBytes(32).toString('base64')}`;
      forgetEnv();
      expect(() => unsealDataKey(row, wrapped)).toThrow(SealBroken);
    } finally {
      process.env.DATA_KEYS = before;
      forgetEnv();
    }
  });

  const nonces = testSize({ small: 10_000, full: 100_000 });

  it(`${nonces} values under one key have ${nonces} nonces`, () => {
    const seen = new Set(Array.from({ length: nonces }, () => sealText('x', key, place).split('.')[2]));
    expect(seen.size).toBe(nonces);
  });

  it('a blind index differs by kind and key, and is the same every time', () => {
    expect(blindIndex('email', 'a@b.test')).toBe(blindIndex('email', 'a@b.test'));
    expect(
      new Set([blindIndex('email', '1'), blindIndex('phone', '1'), blindIndex('emai', 'l1'), blindIndex('email', '2')])
        .size,
    ).toBe(4);
    const [first, before] = [blindIndex('email', 'a@b.test'), process.env.INDEX_KEY];
    try {
      process.env.INDEX_KEY = randomBytes(32).toString('base64');
      forgetEnv();
      expect(blindIndex('email', 'a@b.test')).not.toBe(first);
    } finally {
      process.env.INDEX_KEY = before;
      forgetEnv();
    }
  });
});
