import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { CaseEvent } from '#lib/review/endpoints/event.ts';
import type { MadeSecret } from '#lib/review/endpoints/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { Tx } from '../database.ts';
import { formHmac, formReused } from '../form-hmac.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';
import { newSecret, sealSecret, unsealSecret } from './secret.ts';
import { forgetTold } from './told.ts';

/** What the form of an endpoint holds; the address was judged by lib/exchange. */
export type EndpointForm = { id: string; name: string; url: string; events: CaseEvent[] };

/** For how long requests are signed with the former secret too, so that the receiver can change over. */
const overlapHours = 24;

/** A member who needs more endpoints than this has made a mistake. */
const most = 20;

/**
 * Adds an endpoint. `form.id` is made with the form, so that sending it twice adds one.
 * @returns its secret, which is not shown again
 * @throws Refusal `not_allowed`, `invalid` on `name`; `closed` when this form was saved before, or at the limit
 */
export async function addEndpoint(actor: Actor, form: EndpointForm): Promise<MadeSecret> {
  mustBeAble(actor, 'keep-connections');
  const secret = newSecret();
  const { id, name, url, events } = form;
  const hmac = formHmac(actor, form);
  await change(actor, async (tx, note) => {
    await oneByOne(tx);
    await mustBeNew(tx, id, hmac);
    const others = await tx.endpoint.count({ where: { state: { not: 'removed' } } });
    if (others >= most)
      throw new Refusal('closed', `There are ${most} endpoints, which is the most. Remove one first.`);
    await mustHaveOwnName(tx, id, name);
    await tx.endpoint.create({ data: { id, name, url, events, secret: sealSecret(id, secret), formHmac: hmac } });
    note({ kind: 'endpoint.added', details: { name, origin: originOf(url), events } }, { type: 'endpoint', id });
  });
  forgetTold();
  return { secret };
}

/**
 * Changes the name, the address or the events of an endpoint. Messages that wait go to the new address.
 * @throws Refusal `not_allowed`, `not_found`, `invalid` on `name`
 */
export async function changeEndpoint(actor: Actor, { id, ...wanted }: EndpointForm): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  await changeIfAny(actor, async (tx, note) => {
    await oneByOne(tx);
    const row = await locked(tx, id);
    const fields = (['name', 'url', 'events'] as const).filter((field) => String(row[field]) !== String(wanted[field]));
    if (fields.length === 0) return;
    await mustHaveOwnName(tx, id, wanted.name);
    // The failures were those of another address.
    const anew = fields.includes('url') ? { failingSince: null } : {};
    await tx.endpoint.update({ where: { id }, data: { ...wanted, ...anew } });
    const { url, events } = wanted;
    note({ kind: 'endpoint.changed', details: { fields, origin: originOf(url), events } }, { type: 'endpoint', id });
  });
  forgetTold();
}

/**
 * Nothing is sent to a disabled endpoint: what waits is kept, what is decided meanwhile is not told.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function disableEndpoint(actor: Actor, id: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  await changeIfAny(actor, async (tx, note) => {
    const { state } = await locked(tx, id);
    if (state === 'disabled') return;
    await tx.endpoint.update({ where: { id }, data: { state: 'disabled', disabledBecause: 'by_hand' } });
    note({ kind: 'endpoint.disabled', details: { because: 'by_hand' } }, { type: 'endpoint', id });
  });
  forgetTold();
}

/** Enables an endpoint again: messages that waited are sent. @throws Refusal `not_allowed`, `not_found` */
export async function enableEndpoint(actor: Actor, id: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  await changeIfAny(actor, async (tx, note) => {
    const { state } = await locked(tx, id);
    if (state === 'active') return;
    await tx.endpoint.update({ where: { id }, data: { state: 'active', disabledBecause: null, failingSince: null } });
    note({ kind: 'endpoint.enabled', details: {} }, { type: 'endpoint', id });
  });
  forgetTold();
}

/**
 * Removes an endpoint for good: its secrets are deleted, and what waits is not sent. Its log stays.
 * @param typedName its name, typed as a confirmation
 * @throws Refusal `not_allowed`, `not_found`, `invalid` on `typedName`
 */
export async function removeEndpoint(actor: Actor, id: string, typedName: string): Promise<void> {
  mustBeAble(actor, 'keep-connections');
  await change(actor, async (tx, note) => {
    const { name } = await locked(tx, id);
    if (typedName.trim() !== name)
      throw new Refusal('invalid', 'This is not its name.', { typedName: `Type “${name}”.` });
    const none = { secret: null, previousSecret: null, previousUntil: null, disabledBecause: null };
    await tx.endpoint.update({ where: { id }, data: { state: 'removed', ...none } });
    const waiting = await tx.$executeRaw`
      UPDATE endpoint_message SET state = CASE WHEN tries = 0 THEN 'withdrawn' ELSE 'failed' END,
        ended_at = clock_timestamp(), lease = NULL, leased_until = NULL
      WHERE endpoint_id = ${id}::uuid AND state = 'waiting'`;
    note({ kind: 'endpoint.removed', details: { waiting } }, { type: 'endpoint', id });
  });
  forgetTold();
}

/**
 * Makes a new secret. For 24 hours requests are signed with both, unless the former one leaked: then it ends at once.
 * @returns the new secret, which is not shown again
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function rotateSecret(actor: Actor, id: string, isLeaked: boolean): Promise<MadeSecret> {
  mustBeAble(actor, 'keep-connections');
  const secret = newSecret();
  await change(actor, async (tx, note) => {
    const row = await locked(tx, id);
    const previousUntil = isLeaked || row.secret === null ? null : new Date(Date.now() + overlapHours * 3_600_000);
    const previousSecret =
      previousUntil && row.secret && sealSecret(id, unsealSecret(id, row.secret), 'previous_secret');
    await tx.endpoint.update({
      where: { id },
      data: { secret: sealSecret(id, secret), previousSecret, previousUntil },
    });
    note(
      { kind: 'endpoint.secret-rotated', details: { previousUntil: previousUntil?.toISOString() ?? null } },
      { type: 'endpoint', id },
    );
  });
  return { secret };
}

/** Two changes of the list happen one after the other, so that names and the limit are checked on what is there. */
async function oneByOne(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('endpoints', 0))`;
}

async function mustBeNew(tx: Tx, id: string, hmac: string): Promise<void> {
  const known = await tx.endpoint.findUnique({ where: { id }, select: { formHmac: true } });
  if (!known) return;
  if (known.formHmac !== hmac) throw formReused();
  const added = 'This was added already, and its secret is not shown again.';
  throw new Refusal('closed', `${added} Close this, and make a new secret in its row.`);
}

async function mustHaveOwnName(tx: Tx, id: string, name: string): Promise<void> {
  const others = await tx.endpoint.findMany({
    where: { state: { not: 'removed' }, id: { not: id } },
    select: { name: true },
  });
  if (!others.some((other) => other.name.toLowerCase() === name.toLowerCase())) return;
  const message = 'Another endpoint has this name.';
  throw new Refusal('invalid', message, { name: message });
}

/** Reads and locks an endpoint in use. @throws Refusal `not_found` */
async function locked(tx: Tx, id: string) {
  await tx.$queryRaw`SELECT 1 FROM endpoint WHERE id = ${id}::uuid FOR UPDATE`;
  const row = await tx.endpoint.findFirst({ where: { id, state: { not: 'removed' } } });
  if (!row) throw new Refusal('not_found', 'There is no such endpoint.');
  return row;
}

function originOf(url: string): string {
  return new URL(url).origin;
}
