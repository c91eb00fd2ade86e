import { verify } from 'node:crypto';
import { keyIdOf, publicKeyOf } from './keys.ts';
import type { LedgerCrypto } from './ledger-crypto.ts';
import { rowHash } from './row-hash.ts';

/** Hashes and signatures by Node. */
export const nodeCrypto: LedgerCrypto = {
  batchSize: 1,
  hashes: (rows) => rows.map(({ prevHash, entry }) => rowHash(prevHash, entry)),
  keyId: async (publicKey) => keyIdOf(publicKeyOf(publicKey)),
  isSignedBy: async (publicKey, text, signature) =>
    verify(null, Buffer.from(text), publicKeyOf(publicKey), Buffer.from(signature, 'hex')),
};
