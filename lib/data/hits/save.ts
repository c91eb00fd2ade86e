import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ApplicantContent } from '#lib/review/applicant/applicant.ts';
import type { BlockingHit } from '#lib/review/hits/blockers.ts';
import { changesBetween } from '#lib/review/hits/changes.ts';
import { hasRecord, type VendorHit } from '#lib/review/hits/hit.ts';
import { matchHits } from '#lib/review/hits/match.ts';
import { severityOf } from '#lib/review/hits/topic.ts';
import { screenedAt, vendorHits } from '#lib/review/hits/vendor-hits.ts';
import type { Tx } from '../database.ts';
import type { HitModel } from '../generated/models.ts';
import type { Note } from '../ledger/ledger.ts';
import type { SealingKey } from '../seal.ts';
import { storable, storableMoment } from '../storable.ts';
import { clearByClearance } from './clearances.ts';
import { blockingHits, lockHits } from './live.ts';
import { saveScreenings } from './screenings.ts';
import { type HitSeal, hashesOf, hitSeal, unsealHit } from './sealing.ts';

type Told = ReturnType<typeof told>[number];

export type SavedFrom = {
  applicantId: string;
  record: ApplicantContent;
  key: SealingKey;
  readAt: Date;
  isNew: boolean;
};

/** The hits for the blockers, and Docket's ids of those that are open, before and after. */
export type SavedHits = { hits: BlockingHit[]; open: { before: string[]; after: string[] } };

/**
 * Keeps an applicant's hits and screenings in step with what the vendor tells now, in the transaction that saves the
 * record. A new hit gets a row; one whose content changed is open again; one that is no longer told is kept as gone.
 * The same told again changes nothing.
 */
export async function saveHits(tx: Tx, note: Note, from: SavedFrom): Promise<SavedHits> {
  const { applicantId, record, readAt } = from;
  const kept = from.isNew ? [] : await lockedHitsOf(tx, applicantId);
  const seal = hitSeal(from.key);
  const hits = told(applicantId, record);
  const pairs = matchHits(kept.toSorted(liveFirst), hits);
  const context = { tx, note, seal, applicantId, readAt, screenedAt: storableMoment(screenedAt(record)) };
  for (const [hit, known] of pairs) {
    if (known === null) await addHit(context, hit);
    else await keepHit(context, known, hit);
  }
  const still = new Set([...pairs.values()].map((row) => row?.id));
  const gone = kept.filter(({ id, goneAt }) => goneAt === null && !still.has(id)).map(({ id }) => id);
  if (gone.length > 0)
    await tx.hit.updateMany({ where: { id: { in: gone } }, data: { goneAt: readAt, version: { increment: 1 } } });
  await saveScreenings(tx, note, from);
  if (kept.length === 0 && hits.length === 0) return { hits: [], open: { before: [], after: [] } };
  const now = (await blockingHits(tx, applicantId)) ?? [];
  const after = now.flatMap(({ id, state }) => (id !== null && state === 'open' ? [id] : []));
  return { hits: now, open: { before: kept.filter(isOpen).map(({ id }) => id), after } };
}

async function lockedHitsOf(tx: Tx, applicantId: string): Promise<HitModel[]> {
  await lockHits(tx, applicantId);
  return tx.hit.findMany({ where: { applicantId }, orderBy: { id: 'asc' } });
}

type Context = {
  tx: Tx;
  note: Note;
  seal: HitSeal;
  applicantId: string;
  readAt: Date;
  screenedAt: Date | null;
};

function told(applicantId: string, record: ApplicantContent) {
  return vendorHits(record).map((hit) => ({
    hit,
    vendorIds: hit.vendorIds.map((id) => storable(id) ?? ''),
    ...hashesOf(applicantId, hit),
  }));
}

/** What the vendor still tells is matched before what it took back. */
function liveFirst(a: HitModel, b: HitModel): number {
  return Number(a.goneAt !== null) - Number(b.goneAt !== null);
}

function isOpen({ state, goneAt }: HitModel): boolean {
  return state === 'open' && goneAt === null;
}

async function addHit(context: Context, given: Told): Promise<void> {
  const { tx, applicantId, readAt } = context;
  const id = randomUUID();
  await tx.hit.create({ data: { id, applicantId, foundAt: readAt, ...columns(context, id, given) } });
  await clearByClearance(context, { id, ...given });
}

async function keepHit(context: Context, known: HitModel, given: Told): Promise<void> {
  const { tx, seal } = context;
  const isChanged = known.contentHash !== given.contentHash;
  const isBack = known.goneAt !== null;
  const before = isChanged ? unsealHit(seal, 'hit.record', known.id, known.record) : null;
  await tx.hit.update({
    where: { id: known.id },
    data: {
      ...columns(context, known.id, given),
      // Former ids stay: a list that gives an entry a new id does not always say the former one.
      entityKeys: [...new Set([...given.entityKeys, ...known.entityKeys])],
      goneAt: null,
      ...(isChanged ? { state: 'open' } : {}),
      ...(isChanged || isBack ? { version: known.version + 1 } : {}),
    },
  });
  if (before !== null) await reopen(context, known.id, given, before);
}

/** Writes what changed, also for a hit that was open already. What was said about it before no longer holds. */
async function reopen({ tx, note, seal, applicantId }: Context, hitId: string, given: Told, before: VendorHit) {
  const id = randomUUID();
  const changes = changesBetween(before, given.hit);
  const { contentHash } = given;
  const sealed = seal.seal('hit_resolution.changes', id, JSON.stringify(changes));
  await tx.hitResolution.create({ data: { id, hitId, kind: 'reopened', contentHash, changes: sealed } });
  const parts = changes.map(({ part }) => part);
  note(
    { kind: 'hit.reopened', details: { resolutionId: id, hitId, caseId: null, contentHash, parts } },
    { type: 'applicant', id: applicantId },
  );
}

function columns({ seal, screenedAt: at }: Context, id: string, { hit, vendorIds, ...hashes }: Told) {
  return {
    ...hashes,
    vendorIds,
    list: storable(hit.list)?.slice(0, 120) ?? null,
    topic: hit.topic,
    severity: severityOf(hit.topic),
    hasRecord: hasRecord(hit),
    record: seal.seal('hit.record', id, JSON.stringify(hit)),
    screenedAt: at,
  };
}
