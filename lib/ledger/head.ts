import { type KeyObject, sign, verify } from 'node:crypto';
import type { LedgerTip } from './chain.ts';
import { keyIdOf } from './keys.ts';
import { isSignedHead, type SignedHead, signedText } from './signed-head.ts';

/** Signs the end of the chain at the moment `at` (ISO 8601, UTC, milliseconds). */
export function signHead(privateKey: KeyObject, tip: LedgerTip, at: string): SignedHead {
  const unsigned = { seq: tip.seq, hash: tip.hash, at, keyId: keyIdOf(privateKey) };
  return { ...unsigned, signature: sign(null, Buffer.from(signedText(unsigned)), privateKey).toString('hex') };
}

/** True when `head` was signed by this key, whole and unchanged. */
export function verifyHead(publicKey: KeyObject, head: SignedHead): boolean {
  if (!isSignedHead(head) || head.keyId !== keyIdOf(publicKey)) return false;
  return verify(null, Buffer.from(signedText(head)), publicKey, Buffer.from(head.signature, 'hex'));
}
