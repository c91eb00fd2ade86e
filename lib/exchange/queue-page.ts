import { type CountedState, caseCounts } from '#lib/data/cases/counts.ts';
import { filterCounts, mostOfState } from '#lib/data/cases/filter-counts.ts';
import { inboxOf } from '#lib/data/cases/inbox.ts';
import { casePage, figureCount } from '#lib/data/cases/queue.ts';
import { searchCounts } from '#lib/data/cases/search/counts.ts';
import { connectionHealths } from '#lib/data/connections/connections.ts';
import { openCryptoCount } from '#lib/data/crypto/counts.ts';
import { hitCounts } from '#lib/data/hits/counts.ts';
import { liveVersion } from '#lib/data/live/hub.ts';
import { sharedRead } from '#lib/data/live/shared-reads.ts';
import { providerById, providerLabel } from '#lib/providers/registry.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { placesOf, type Waiting } from '#lib/review/case/inbox.ts';
import { isNarrowed, type QueueCounts, type QueueFilter, type QueueRow } from '#lib/review/case/queue.ts';
import { packQueue, type QueueWire } from '#lib/review/case/queue-wire.ts';
import type { ConnectionHealth } from '#lib/review/connections/health.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';

/**
 * One page of the queue, packed for the browser, from our own copy, without a call to a vendor. The numbers of the
 * whole queue come with it; those of a filter take longer than its rows ({@link queueCounts}). Without a filter it is
 * read once for all members of a role until something changes.
 * @throws Refusal `not_allowed`
 */
export async function queuePage(actor: MemberActor, filter: QueueFilter): Promise<QueueWire> {
  // Before the rows are read: what changes meanwhile is then under a newer version.
  // A tag or a document is not among what is notified, and what lies in a span changes by itself.
  const { tags, notTags, documentKinds, openedIn, dueIn } = filter.parts ?? {};
  const version = tags || notTags || documentKinds || openedIn || dueIn ? null : queueVersion(actor);
  if (isNarrowed(filter)) return { ...(await packedPage(actor, filter)), version };
  // The same for all members of a role, who all ask for it after each change.
  mustBeAble(actor, 'see-applicants');
  const { tab, cursor, sort } = filter;
  const key = JSON.stringify(['queue', actor.role, tab, cursor, sort]);
  const page = await sharedRead(key, () => packedPage(actor, filter));
  return { ...page, version, readAt: new Date().toISOString() };
}

async function packedPage(actor: MemberActor, filter: QueueFilter): Promise<QueueWire> {
  const [page, counts] = await Promise.all([
    casePage(actor, filter, providerLabel),
    isNarrowed(filter) ? null : queueCounts(actor, filter),
  ]);
  const rows = page.rows.map(inWords);
  return packQueue({ ...page, rows, counts, version: null, readAt: new Date().toISOString() });
}

/**
 * The version of everything a queue shows to this role; null while it is not known. It is counted in memory from what
 * the database notifies, so that asking costs nothing. A role is part of it because it decides what is masked.
 */
export function queueVersion(actor: MemberActor): string | null {
  const version = liveVersion();
  return version && `${version}.${actor.role}`;
}

/** The number of cases by tab; with anything beside the tab, of those that it finds. @throws Refusal `not_allowed` */
export async function queueCounts(actor: MemberActor, filter: QueueFilter): Promise<QueueCounts> {
  const [found, figure] = await Promise.all([
    searchCounts(actor, filter),
    filter.figure ? figureCount(actor, filter) : undefined,
  ]);
  const ofFigure = figure === undefined ? {} : { figure };
  if (found) return { byTab: byTab(found.byState), isLeast: found.isLeast, ...ofFigure };
  // A tab leads away from a figure, with the other filters.
  if (!isNarrowed({ ...filter, figure: null }))
    return { byTab: byTab(await caseCounts()), isLeast: false, ...ofFigure };
  return { byTab: byTab(await filterCounts(actor, filter)), isLeast: false, limit: mostOfState, ...ofFigure };
}

/**
 * What waits for a member, and for anyone who decides: kept numbers, which cost the same at any size.
 * @throws Refusal `not_allowed`
 */
export async function waitingFor(actor: MemberActor): Promise<Waiting> {
  const [inbox, cases, hits, openCrypto] = await Promise.all([
    inboxOf(actor),
    caseCounts(),
    hitCounts(),
    openCryptoCount(),
  ]);
  return { ...placesOf(inbox), toReview: byTab(cases).needs_review, openHits: hits.open, openCrypto };
}

/** How fresh the copy of each connection is. @throws Refusal `not_allowed` */
export async function queueHealth(actor: MemberActor): Promise<ConnectionHealth[]> {
  return connectionHealths(actor, providerLabel);
}

/** A case with its provider's label, and what the provider says in plain words. */
export function inWords(row: Omit<QueueRow, 'providerLabel'>): QueueRow {
  return { ...row, providerLabel: providerLabel(row.provider), providerStatus: saidBy(row) };
}

/** The vendor's status in plain words; its own word, quoted, where Docket has none for it. */
function saidBy({ provider, status, providerStatus }: Pick<QueueRow, 'provider' | 'status' | 'providerStatus'>) {
  if (providerStatus === null) return null;
  const words = status === 'unknown' ? null : providerById(provider)?.words.status(providerStatus);
  return words ? sentenceCase(words) : `“${providerStatus}”`;
}

/** "Needs review" counts the cases that a member can work on now. */
function byTab(counts: Record<CountedState, number>): QueueCounts['byTab'] {
  const { open, claimed, waiting_for_second, escalated, on_hold } = counts;
  return { ...counts, needs_review: open + claimed + waiting_for_second + escalated + on_hold };
}
