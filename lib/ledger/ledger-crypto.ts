/**
 * The hashes and signatures that verifying needs, from Node (`node-crypto.ts`) or from a browser (`web-crypto.ts`).
 * Everything else of the verifier is one code for both.
 */
export type LedgerCrypto = {
  /** Rows whose hashes are computed together; so many are in memory at once. */
  batchSize: number;
  /** SHA-256 of each row's content, as 64 lower-case hex digits, in the same order (see `rowHash`). */
  hashes(rows: readonly HashedPart[]): readonly string[] | Promise<readonly string[]>;
  /** The id of a public key (64 hex digits): see `keyIdOf`. */
  keyId(publicKey: string): Promise<string>;
  /** True when this Ed25519 key signed this text. False for 64 digits that are no key. */
  isSignedBy(publicKey: string, text: string, signature: string): Promise<boolean>;
};

export type HashedPart = { prevHash: string; entry: string };
