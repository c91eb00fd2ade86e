import 'server-only';
import { env } from '#lib/env.ts';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import type { Actor } from '#lib/review/actor.ts';

/**
 * One text for all that a form says and who sent it, kept beside the row it made: it tells whether a form that arrives
 * again under the same id is the same. An HMAC, because forms hold personal text and secrets.
 */
export function formHmac(actor: Actor, form: Readonly<Record<string, unknown>>): string {
  return personalHmac(env().INDEX_KEY, 'form', canonicalJson([actor.id, form]));
}
