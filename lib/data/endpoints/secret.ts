import 'server-only';
import { randomBytes } from 'node:crypto';
import { env } from '#lib/env.ts';
import { keyEncryptionKey, sealText, unsealText } from '../seal.ts';

type Column = 'secret' | 'previous_secret';

/** A new secret in the form of Standard Webhooks: `whsec_` and 32 random bytes in base64. */
export function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

/** Seals an endpoint's secret for its row and column. */
export function sealSecret(id: string, secret: string, column: Column = 'secret'): string {
  return sealText(secret, keyEncryptionKey(), { table: 'endpoint', column, row: id });
}

/** An endpoint's secret, for one request. @throws SealBroken */
export function unsealSecret(id: string, sealed: string, column: Column = 'secret'): string {
  return unsealText(sealed, env().DATA_KEYS, { table: 'endpoint', column, row: id });
}
