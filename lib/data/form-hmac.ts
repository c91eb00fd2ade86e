import 'server-only';
import { env } from '#lib/env.ts';
import { canonicalJson } from '#lib/ledger/entry.ts';
import { personalHmac } from '#lib/ledger/personal.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';

/**
 * HMAC of a form's content and its sender, stored with the row it made: shows whether a form that arrives again under
 * the same id is the same one. An HMAC, not a hash, because forms hold personal text and secrets.
 */
export function formHmac(actor: Actor, form: Readonly<Record<string, unknown>>): string {
  return personalHmac(env().INDEX_KEY, 'form', canonicalJson([actor.id, form]));
}

/** The answer when a form's id was already used by another member or for another record. */
export function formReused(): Refusal {
  return new Refusal('invalid', 'This form was used for something else. Load the page again.');
}
