import 'server-only';
import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { type JWTPayload, jwtDecrypt } from 'jose';
import { env } from '#lib/env.ts';

// As next-auth makes and reads its cookies (next-auth/jwt, version 4).
const keyInfo = 'NextAuth.js Generated Encryption Key';
const toleratedSeconds = 15;
const decryption = {
  clockTolerance: toleratedSeconds,
  keyManagementAlgorithms: ['dir'],
  contentEncryptionAlgorithms: ['A256GCM'],
};

/** So many cookies are remembered, of members at work. */
const mostKnown = 500;

/** What cookies of one secret say. A browser sends its own with each request, and decrypting takes longer than most. */
type Known = { secret: string; key: KeyObject; payloads: Map<string, JWTPayload> };

let known: Known | undefined;

/**
 * The session's id in a cookie that next-auth has encrypted, or null. The same as its `decode`, which derives the key
 * from the secret anew with every request: longer than the look at the session takes.
 */
export async function sessionIdIn(token: string): Promise<string | null> {
  const { payloads, key } = ofSecret(env().NEXTAUTH_SECRET);
  const remembered = payloads.get(token);
  const payload = remembered ?? (await decrypted(token, key));
  if (!payload || hasEnded(payload)) return null;
  if (!remembered) {
    if (payloads.size >= mostKnown) payloads.clear();
    payloads.set(token, payload);
  }
  return typeof payload.sid === 'string' ? payload.sid : null;
}

async function decrypted(token: string, key: KeyObject): Promise<JWTPayload | null> {
  try {
    return (await jwtDecrypt(token, key, decryption)).payload;
  } catch {
    // A cookie that can't be decrypted was not made by Docket: the same as none.
    return null;
  }
}

/** As `jwtDecrypt` says it of one that it decrypts. */
function hasEnded({ exp }: JWTPayload): boolean {
  return exp !== undefined && exp <= Math.floor(Date.now() / 1_000) - toleratedSeconds;
}

function ofSecret(secret: string): Known {
  if (known?.secret === secret) return known;
  const key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', keyInfo, 32)));
  known = { secret, key, payloads: new Map() };
  return known;
}
