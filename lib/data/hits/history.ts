import 'server-only';
import { isInForce } from '#lib/review/hits/clearance.ts';
import type { HitVerdict, ResolutionKind } from '#lib/review/hits/hit.ts';
import type { LookupFileType } from '#lib/review/hits/lookup.ts';
import type { ClearanceView, LookupView, ResolutionView } from '#lib/review/hits/view.ts';
import type { Policies } from '#lib/review/policies/policies.ts';
import type { Reason } from '#lib/review/policies/reason.ts';
import { db } from '../database.ts';
import type { HitLookupModel } from '../generated/models.ts';
import type { HitSeal } from './sealing.ts';

/** What of a hit's neighbours is read with it. */
export const hitParts = {
  resolutions: { orderBy: { seq: 'asc' }, include: { member: { select: { name: true } } } },
  lookups: { orderBy: { at: 'asc' }, include: { member: { select: { name: true } } } },
} as const;

type ResolutionRow = {
  id: string;
  kind: string;
  verdict: string | null;
  reason: string | null;
  note: string | null;
  clearanceId: string | null;
  policyVersion: number | null;
  at: Date;
  member: { name: string } | null;
};

type ClearanceRow = {
  id: string;
  reason: string;
  policyVersion: number;
  reviewOn: Date;
  at: Date;
  revokedAt: Date | null;
  member: { name: string };
  revokedBy: { name: string } | null;
};

/** The label of a reason's code in the version of the policy under which it was chosen. */
export type ReasonLabels = (version: number | null, code: string) => Reason;

/** Reads all versions of the reasons once. */
export async function reasonLabels(): Promise<ReasonLabels> {
  const rows = await db().policy.findMany({ where: { kind: 'reasons' }, select: { version: true, value: true } });
  const labels = new Map(
    rows.flatMap(({ version, value }) =>
      Object.values(value as Policies['reasons'])
        .flat()
        .map(({ code, label }): [string, string] => [`${version} ${code}`, label]),
    ),
  );
  return (version, code) => ({ code, label: labels.get(`${version ?? 1} ${code}`) ?? code });
}

export function resolutionView(row: ResolutionRow, seal: HitSeal | null, labels: ReasonLabels): ResolutionView {
  const isByClearance = row.clearanceId !== null;
  return {
    id: row.id,
    kind: row.kind as ResolutionKind,
    verdict: row.verdict as HitVerdict | null,
    reason: row.reason === null ? null : labels(row.policyVersion, row.reason),
    note: row.note === null || seal === null ? null : seal.unseal('hit_resolution.note', row.id, row.note),
    by: row.member?.name ?? (isByClearance ? 'Clearance' : 'Rescan'),
    isByClearance,
    at: row.at.toISOString(),
  };
}

export function lookupView(
  row: Omit<HitLookupModel, 'hitId' | 'memberId'> & { member: { name: string } },
  seal: HitSeal,
  isFileOpen: boolean,
): LookupView {
  const { fileType: type, fileSha256, fileByteLength } = row;
  return {
    id: row.id,
    link: row.link === null ? null : seal.unseal('hit_lookup.link', row.id, row.link),
    note: seal.unseal('hit_lookup.note', row.id, row.note),
    by: row.member.name,
    at: row.at.toISOString(),
    sha256: row.sha256,
    file:
      // The three columns are set together, and the type only from this list.
      type === null || fileSha256 === null || fileByteLength === null
        ? null
        : { type: type as LookupFileType, sha256: fileSha256, byteLength: fileByteLength, isOpen: isFileOpen },
  };
}

export function clearanceView(row: ClearanceRow, labels: ReasonLabels, now: Date): ClearanceView {
  const reviewOn = row.reviewOn.toISOString().slice(0, 10);
  return {
    id: row.id,
    reason: labels(row.policyVersion, row.reason),
    by: row.member.name,
    at: row.at.toISOString(),
    reviewOn,
    revoked: row.revokedAt && row.revokedBy ? { by: row.revokedBy.name, at: row.revokedAt.toISOString() } : null,
    isInForce: isInForce({ reviewOn, isRevoked: row.revokedAt !== null }, now),
  };
}
