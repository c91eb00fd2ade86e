import 'server-only';
import { randomUUID } from 'node:crypto';
import { type MemberActor, web } from '#lib/review/actor.ts';
import type { BrowserLine } from '#lib/review/members/account.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { db, type Tx } from '../database.ts';
import { sha256 } from '../hash.ts';
import { change, changeIfAny } from '../ledger/ledger.ts';

/** A browser that was not used for this many days is not known any more. */
export const knownForDays = 180;

/** The random id in a browser's cookie is never stored, only this. */
export const browserHash = (browserId: string): string => sha256(browserId);

/**
 * Whether a member signed in from this browser before. Asks the database also for an unknown member or without a
 * cookie: otherwise the response time would tell.
 */
export async function isKnownBrowser(memberId: string | null, browserId: string | null): Promise<boolean> {
  const known = await db().knownBrowser.count({
    where: {
      memberId: memberId ?? randomUUID(),
      browserHash: browserHash(browserId ?? ''),
      lastUsedAt: { gt: oldest() },
    },
  });
  return known > 0;
}

/** Remembers that a member signed in from a browser; the first time is a row of the ledger. */
export async function rememberBrowser(memberId: string, browserId: string, name: string | null): Promise<void> {
  const hash = browserHash(browserId);
  await changeIfAny(web, async (tx, note) => {
    const known = await tx.knownBrowser.updateMany({
      where: { memberId, browserHash: hash },
      data: { lastUsedAt: new Date(), name },
    });
    if (known.count > 0) return;
    await tx.knownBrowser.createMany({ data: { memberId, browserHash: hash, name }, skipDuplicates: true });
    note({ kind: 'browser.known', details: { browserHash: hash } }, { type: 'member', id: memberId });
  });
}

/** The browsers that a member signed in from, the last used first. */
export async function knownBrowsersOf(actor: MemberActor, browserId: string | null): Promise<BrowserLine[]> {
  const rows = await db().knownBrowser.findMany({
    where: { memberId: actor.id, lastUsedAt: { gt: oldest() } },
    orderBy: { lastUsedAt: 'desc' },
    take: 100,
  });
  const here = browserId === null ? null : browserHash(browserId);
  return rows.map((row) => ({
    key: row.browserHash,
    name: row.name,
    knownSince: row.knownSince.toISOString(),
    lastUsedAt: row.lastUsedAt.toISOString(),
    isThis: row.browserHash === here,
  }));
}

/**
 * Removes one of the member's own known browsers. Sessions there go on until they end.
 * @throws Refusal `not_found`
 */
export async function forgetBrowser(actor: MemberActor, key: string): Promise<void> {
  await change(actor, async (tx, note) => {
    const { count } = await tx.knownBrowser.deleteMany({ where: { memberId: actor.id, browserHash: key } });
    if (count === 0) throw new Refusal('not_found', 'This browser is not known any more.');
    note({ kind: 'browser.forgotten', details: { browserHash: key } }, { type: 'member', id: actor.id });
  });
}

/** Forgets a member's browsers, but the one with this id. Part of the caller's transaction, whose row says why. */
export async function forgetBrowsers(tx: Tx, memberId: string, butBrowserId: string | null): Promise<void> {
  await tx.knownBrowser.deleteMany({
    where: { memberId, browserHash: { not: browserHash(butBrowserId ?? '') } },
  });
}

function oldest(): Date {
  return new Date(Date.now() - knownForDays * 86_400_000);
}
