import { type KeyObject, sign, verify } from 'node:crypto';
import { isHash, type LedgerTip } from './chain.ts';
import { canonicalJson, hasKeys, isMoment, isWholeNumber } from './entry.ts';
import { keyIdOf } from './keys.ts';

/**
 * A signed statement that the chain ended here at this moment. Kept outside the database, because a chain alone does
 * not show that its last rows were cut off. `signature` is 128 hex digits (Ed25519), `keyId` names the key.
 */
export type SignedHead = { seq: number; hash: string; at: string; keyId: string; signature: string };

/** Signs the end of the chain at the moment `at` (ISO 8601, UTC, milliseconds). */
export function signHead(privateKey: KeyObject, tip: LedgerTip, at: string): SignedHead {
  const unsigned = { seq: tip.seq, hash: tip.hash, at, keyId: keyIdOf(privateKey) };
  return { ...unsigned, signature: sign(null, signedText(unsigned), privateKey).toString('hex') };
}

/** True when `head` was signed by this key, whole and unchanged. */
export function verifyHead(publicKey: KeyObject, head: SignedHead): boolean {
  if (!isSignedHead(head) || head.keyId !== keyIdOf(publicKey)) return false;
  return verify(null, signedText(head), publicKey, Buffer.from(head.signature, 'hex'));
}

export function isSignedHead(value: unknown): value is SignedHead {
  return (
    hasKeys(value, ['seq', 'hash', 'at', 'keyId', 'signature']) &&
    isWholeNumber(value.seq) &&
    isHash(value.hash) &&
    isMoment(value.at) &&
    typeof value.keyId === 'string' &&
    /^[0-9a-f]{16}$/.test(value.keyId) &&
    typeof value.signature === 'string' &&
    /^[0-9a-f]{128}$/.test(value.signature)
  );
}

/** The first line makes the signature useless elsewhere, should the key ever sign other things. */
function signedText({ seq, hash, at, keyId }: Omit<SignedHead, 'signature'>): Buffer {
  return Buffer.from(`docket ledger head, version 1\n${canonicalJson({ seq, hash, at, keyId })}`, 'utf8');
}
