import 'server-only';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabel } from '#lib/review/applicant/labels.ts';
import type { Outcome } from '#lib/review/case/case.ts';
import { type CaseContent, type ContentPart, changedParts } from '#lib/review/case/content.ts';
import type { EvidenceView } from '#lib/review/case/evidence.ts';
import type { SecondBecause } from '#lib/review/case/true-match.ts';
import type { DecisionView, StagedView } from '#lib/review/case/view.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import type { Reason } from '#lib/review/policies/reason.ts';
import { db } from '../../database.ts';
import { faceVerdictsOf } from '../../faces/verdicts.ts';
import { editionOf } from '../../policies/editions.ts';
import { dataKeyOf, type KeyOwner, unsealText } from '../../seal.ts';
import { unsealChanges } from './ground.ts';
import { answeredHits, seenOf } from './seen.ts';

type Page = { imageId: string; page: number; fate: string; isSeen: boolean; shownSha256: string | null };

const named = { select: { name: true } } as const;

/** The decision in force of a case; null when it has none or it was undone. */
export async function decisionView(caseId: string, applicant: KeyOwner): Promise<DecisionView | null> {
  const found = await db().decision.findFirst({
    where: { caseId, undo: null },
    include: { member: named, second: named, evidence: true, case: { select: { policyEdition: true } } },
  });
  if (!found) return null;
  const policyVersions = found.policyVersions as Record<string, number>;
  return {
    id: found.id,
    outcome: found.outcome as Outcome,
    by: found.member.name,
    second: found.second?.name ?? null,
    at: found.decidedAt.toISOString(),
    reasons: await reasonsOf(found.reasons, policyVersions.reasons ?? 1),
    note: unsealedFor(applicant, found.note, { table: 'decision', column: 'note', row: found.id }),
    policyVersions,
    policyEditions: { decided: await editionOf(db(), policyVersions), opened: found.case.policyEdition },
    ticks: found.ticks as string[],
    evidence: await evidenceViews(found.evidence, applicant.id),
    faces: await faceVerdictsOf(applicant.id, null, found.decidedAt),
  };
}

/**
 * The decision that waits for a second person, or the last one that ended without being recorded.
 * @param content what a decision would rest on now
 */
export async function stagedView(
  caseId: string,
  applicant: KeyOwner,
  readerId: string,
  content: CaseContent,
): Promise<StagedView | null> {
  const found = await db().stagedDecision.findFirst({
    where: { caseId },
    orderBy: { stagedAt: 'desc' },
    include: { member: named, endedBy: named, evidence: true },
  });
  if (!found || found.endedAs === 'confirmed') return null;
  const policyVersions = found.policyVersions as Record<string, number>;
  const place = (column: string) => ({ table: 'staged_decision', column, row: found.id });
  const people = { firstId: found.memberId, readerId, stagedAt: found.stagedAt };
  const evidence = await evidenceViews(found.evidence, applicant.id);
  const key = dataKeyOf(applicant);
  // These columns are only written from these types.
  return {
    id: found.id,
    outcome: found.outcome as Outcome,
    by: found.member.name,
    isOwn: found.memberId === readerId,
    at: found.stagedAt.toISOString(),
    because: found.because as SecondBecause,
    hasConfirmedUnseen: found.hasConfirmedUnseen,
    reasons: await reasonsOf(found.reasons, policyVersions.reasons ?? 1),
    note: unsealedFor(applicant, found.note, place('note')),
    policyVersions,
    ticks: found.ticks as string[],
    evidence,
    faces: await faceVerdictsOf(applicant.id, null, found.stagedAt),
    ended: found.endedAt && {
      as: found.endedAs as 'returned' | 'voided' | 'withdrawn',
      at: found.endedAt.toISOString(),
      by: found.endedBy?.name ?? null,
    },
    sentence: unsealedFor(applicant, found.sentence, place('sentence')),
    changedParts: found.changedParts as ContentPart[],
    changes: found.changes === null || key === null ? [] : unsealChanges(found.changes, found.id, key),
    changedNow: found.endedAt === null ? changedParts(found.content as CaseContent, content) : [],
    evidenceHash: found.evidenceHash,
    seen: await seenOf(applicant.id, people, evidence),
    answeredHits: await answeredHits(applicant, found.stagedAt),
  };
}

/** Reason codes with their labels in the given version of the policy. */
export async function reasonsOf(codes: readonly string[], version: number): Promise<Reason[]> {
  if (codes.length === 0) return [];
  const where = { kind_version: { kind: 'reasons', version } };
  const policy = await db().policy.findUnique({ where, select: { value: true } });
  const known = policy ? Object.values(policy.value as Policies['reasons']).flat() : [];
  const labels = new Map(known.map(({ code, label }) => [code, label]));
  return codes.map((code) => ({ code, label: labels.get(code) ?? code }));
}

/** A sealed text; null when there is none or the applicant was erased. @throws SealBroken */
export function unsealedFor(
  applicant: KeyOwner,
  sealed: string | null,
  place: Parameters<typeof unsealText>[2],
): string | null {
  const key = sealed === null ? null : dataKeyOf(applicant);
  return sealed === null || key === null ? null : unsealText(sealed, [key], place);
}

async function evidenceViews(pages: readonly Page[], applicantId: string): Promise<EvidenceView[]> {
  if (pages.length === 0) return [];
  const images = await db().image.findMany({
    where: { applicantId },
    select: { id: true, documentType: true, part: true },
  });
  const labels = new Map(
    images.map(({ id, documentType, part }) => [id, evidenceLabel(documentType, part as ImagePart)]),
  );
  return pages.map(({ imageId, page, fate, isSeen, shownSha256 }) => ({
    imageId,
    page,
    label: labels.get(imageId) ?? 'Image',
    fate: fate as EvidenceView['fate'],
    isSeen,
    shownSha256,
  }));
}
