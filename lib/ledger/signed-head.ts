import { isHash } from './chain.ts';
import { canonicalJson, hasKeys, isMoment, isWholeNumber } from './entry.ts';

/**
 * A signed statement that the chain ended here at this moment. Kept outside the database, because a chain alone does
 * not show that its last rows were cut off. `signature` is 128 hex digits (Ed25519), `keyId` names the key.
 */
export type SignedHead = { seq: number; hash: string; at: string; keyId: string; signature: string };

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

/** What is signed. The first line makes the signature useless elsewhere, should the key ever sign other things. */
export function signedText({ seq, hash, at, keyId }: Omit<SignedHead, 'signature'>): string {
  return `docket ledger head, version 1\n${canonicalJson({ seq, hash, at, keyId })}`;
}
