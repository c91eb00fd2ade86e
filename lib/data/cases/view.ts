import 'server-only';
import type { ImagePart } from '#lib/review/applicant/applicant.ts';
import { evidenceLabel } from '#lib/review/applicant/labels.ts';
import type { Blocker } from '#lib/review/case/blocker.ts';
import type { CaseState, Outcome, Risk } from '#lib/review/case/case.ts';
import { caseNumber } from '#lib/review/case/case.ts';
import type { CaseView, DecisionView } from '#lib/review/case/view.ts';
import { holderOf, isClaimed } from '#lib/review/claims/holder.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import { db } from '../database.ts';
import { unsealDataKey, unsealText } from '../seal.ts';

/** The latest round of review of an applicant, with its decision; null when there was never a case. */
export async function caseViewOf(applicant: { id: string; dataKey: string | null }): Promise<CaseView | null> {
  const found = await db().case.findFirst({
    where: { applicantId: applicant.id },
    orderBy: { round: 'desc' },
    include: {
      assignee: { select: { id: true, name: true } },
      decision: { include: { member: { select: { name: true } }, evidence: true } },
    },
  });
  if (!found) return null;
  const now = new Date();
  const holding = { ...found, state: found.state as CaseState };
  const isHeld = found.state === 'decided' || holderOf(holding, now) !== null;
  return {
    id: found.id,
    number: caseNumber(found.number),
    round: found.round,
    state: found.state as CaseState,
    outcome: found.outcome as Outcome | null,
    version: found.version,
    openedAt: found.openedAt.toISOString(),
    openedBecause: found.openedBecause,
    dueAt: found.dueAt.toISOString(),
    risk: found.risk as Risk,
    blockers: found.blockers as Blocker[],
    assignee: isHeld ? found.assignee : null,
    claim: isClaimed(found, now) ? claimOf(found) : null,
    decision: found.decision && (await decisionView(found.decision, applicant)),
  };
}

function claimOf({
  claimedAt,
  claimedUntil,
}: {
  claimedAt: Date | null;
  claimedUntil: Date | null;
}): CaseView['claim'] {
  return claimedAt && claimedUntil && { at: claimedAt.toISOString(), until: claimedUntil.toISOString() };
}

type DecisionRow = {
  id: string;
  outcome: string;
  reasons: string[];
  note: string | null;
  policyVersions: unknown;
  decidedAt: Date;
  member: { name: string };
  evidence: { imageId: string; page: number; fate: string; isSeen: boolean; shownSha256: string | null }[];
};

async function decisionView(
  decision: DecisionRow,
  applicant: { id: string; dataKey: string | null },
): Promise<DecisionView> {
  const policyVersions = decision.policyVersions as Record<string, number>;
  const [labels, images] = await Promise.all([reasonLabels(policyVersions.reasons ?? 1), imageLabels(applicant.id)]);
  return {
    id: decision.id,
    outcome: decision.outcome as Outcome,
    by: decision.member.name,
    at: decision.decidedAt.toISOString(),
    reasons: decision.reasons.map((code) => ({ code, label: labels.get(code) ?? code })),
    note: unsealNote(decision, applicant),
    policyVersions,
    evidence: decision.evidence.map(({ imageId, page, fate, isSeen, shownSha256 }) => ({
      imageId,
      page,
      label: images.get(imageId) ?? 'Image',
      fate: fate as DecisionView['evidence'][number]['fate'],
      isSeen,
      shownSha256,
    })),
  };
}

/** The labels of reason codes in the version of the policy the decision was made under. */
async function reasonLabels(version: number): Promise<Map<string, string>> {
  const policy = await db().policy.findUnique({
    where: { kind_version: { kind: 'reasons', version } },
    select: { value: true },
  });
  const reasons = policy ? Object.values(policy.value as Policies['reasons']).flat() : [];
  return new Map(reasons.map(({ code, label }) => [code, label]));
}

async function imageLabels(applicantId: string): Promise<Map<string, string>> {
  const images = await db().image.findMany({
    where: { applicantId },
    select: { id: true, documentType: true, part: true },
  });
  return new Map(images.map(({ id, documentType, part }) => [id, evidenceLabel(documentType, part as ImagePart)]));
}

function unsealNote({ id, note }: DecisionRow, applicant: { id: string; dataKey: string | null }): string | null {
  if (note === null || applicant.dataKey === null) return null;
  return unsealText(note, [unsealDataKey(applicant.id, applicant.dataKey)], {
    table: 'decision',
    column: 'note',
    row: id,
  });
}
