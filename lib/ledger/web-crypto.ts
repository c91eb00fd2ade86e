import type { HashedPart, LedgerCrypto } from './ledger-crypto.ts';

const encoder = new TextEncoder();

/** Hashes and signatures by Web Crypto, which browsers have on a secure page. Chromium knows Ed25519 since 137. */
export const webCrypto: LedgerCrypto = {
  // A hash is a promise here: many at once take a quarter of the time.
  batchSize: 256,
  hashes: (rows) => Promise.all(rows.map(contentHash)),
  keyId: async (publicKey) => (await sha256(bytesOf(publicKey))).slice(0, 16),
  async isSignedBy(publicKey, text, signature) {
    const key = await importedKey(publicKey);
    return key !== null && crypto.subtle.verify('Ed25519', key, bytesOf(signature), encoder.encode(text));
  },
};

/** Null for digits that are no key. */
function importedKey(publicKey: string): Promise<CryptoKey | null> {
  return crypto.subtle.importKey('raw', bytesOf(publicKey), 'Ed25519', false, ['verify']).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'DataError') return null;
    throw error;
  });
}

function contentHash({ prevHash, entry }: HashedPart): Promise<string> {
  const before = bytesOf(prevHash);
  const text = encoder.encode(entry);
  const content = new Uint8Array(before.length + text.length);
  content.set(before);
  content.set(text, before.length);
  return sha256(content);
}

async function sha256(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', content));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16);
  return bytes;
}
