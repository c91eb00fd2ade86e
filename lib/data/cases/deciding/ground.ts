import 'server-only';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabel } from '#lib/review/applicant/labels.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { GroundChange } from '#lib/review/case/second/change.ts';
import { groundChanges } from '#lib/review/case/second/changes.ts';
import { type Ground, type GroundHit, groundOf } from '#lib/review/case/second/ground.ts';
import type { HitState } from '#lib/review/hits/hit.ts';
import { unsealRecord } from '../../applicants/content.ts';
import type { Tx } from '../../database.ts';
import { hitSealOf, unsealHit } from '../../hits/sealing.ts';
import { type SealingKey, sealText, unsealText } from '../../seal.ts';

type Reader = Pick<Tx, 'applicant' | 'image' | 'hit'>;

type Staged = { id: string; ground: string | null };

/** What a decision on this applicant rests on now, sealed for the staged decision with this id. @throws SealBroken */
export async function sealedGround(
  tx: Reader,
  stagedId: string,
  applicantId: string,
  blockers: readonly Blocker[],
  key: SealingKey,
  now: Date,
): Promise<string> {
  return sealText(JSON.stringify(await groundNow(tx, applicantId, blockers, now)), key, place(stagedId, 'ground'));
}

/**
 * What changed since a decision was staged, as before and after. Empty for one that an older release staged.
 * @throws SealBroken
 */
export async function changesOfGround(
  tx: Reader,
  staged: Staged,
  applicantId: string,
  blockers: readonly Blocker[],
  key: SealingKey,
  now: Date,
): Promise<GroundChange[]> {
  if (staged.ground === null) return [];
  // The column is only written from this type.
  const before = JSON.parse(unsealText(staged.ground, [key], place(staged.id, 'ground'))) as Ground;
  return groundChanges(before, await groundNow(tx, applicantId, blockers, now));
}

export function sealChanges(changes: readonly GroundChange[], stagedId: string, key: SealingKey): string {
  return sealText(JSON.stringify(changes), key, place(stagedId, 'changes'));
}

/** What changed where a staged decision became void. @throws SealBroken */
export function unsealChanges(sealed: string, stagedId: string, key: SealingKey): GroundChange[] {
  return JSON.parse(unsealText(sealed, [key], place(stagedId, 'changes'))) as GroundChange[];
}

async function groundNow(tx: Reader, applicantId: string, blockers: readonly Blocker[], now: Date): Promise<Ground> {
  const [row, hits, images] = await Promise.all([
    tx.applicant.findUniqueOrThrow({ where: { id: applicantId }, omit: { raw: true } }),
    tx.hit.findMany({
      where: { applicantId, goneAt: null },
      orderBy: { id: 'asc' },
      select: { id: true, state: true, record: true },
    }),
    tx.image.findMany({
      where: { applicantId, removedAt: null },
      orderBy: { position: 'asc' },
      select: { id: true, documentType: true, part: true, originalSha256: true },
    }),
  ]);
  const seal = hitSealOf(row);
  return groundOf({
    record: unsealRecord(row),
    hits: hits.flatMap(({ id, state, record }): GroundHit[] =>
      // Both columns are only written from these types.
      seal === null ? [] : [{ id, state: state as HitState, entry: unsealHit(seal, 'hit.record', id, record) }],
    ),
    images: images.map(({ id, documentType, part, originalSha256 }) => ({
      imageId: id,
      label: evidenceLabel(documentType, part as ImagePart),
      originalSha256,
    })),
    blockers,
    now,
  });
}

function place(row: string, column: 'ground' | 'changes') {
  return { table: 'staged_decision', column, row };
}
