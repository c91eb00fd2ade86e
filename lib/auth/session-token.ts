import 'server-only';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { jwtDecrypt } from 'jose';
import { env } from '#lib/env.ts';

// As next-auth makes and reads its cookies (next-auth/jwt, version 4).
const keyInfo = 'NextAuth.js Generated Encryption Key';
const decryption = {
  clockTolerance: 15,
  keyManagementAlgorithms: ['dir'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

let derived: { secret: string; key: KeyObject } | undefined;

/**
 * The session's id in a cookie that next-auth has encrypted, or null. The same as its `decode`, which derives the key
 * from the secret anew with every request: longer than the look at the session takes.
 */
export async function sessionIdIn(token: string): Promise<string | null> {
  try {
    const { payload } = await jwtDecrypt(token, cookieKey(env().NEXTAUTH_SECRET), decryption);
    return typeof payload.sid === 'string' ? payload.sid : null;
  } catch {
    // A cookie that can't be decrypted was not made by Docket: the same as none.
    return null;
  }
}

function cookieKey(secret: string): KeyObject {
  if (derived?.secret === secret) return derived.key;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', keyInfo, 32)));
  derived = { secret, key };
  return key;
}
