import { randomUUID } from 'node:crypto';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { db } from '#lib/data/database.ts';
import type { ResolveInput } from '#lib/data/hits/resolve.ts';
import { hitsOf } from '#lib/data/hits/view.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { HitView } from '#lib/review/hits/view.ts';

/** Saves an applicant as a vendor tells them now, a moment after the last copy. */
export async function readAgain(connectionId: string, applicant: Applicant): Promise<void> {
  await saveApplicant(worker, {
    connectionId,
    externalId: applicant.externalId,
    fetchedAt: new Date(),
    applicant,
    problem: null,
  });
}

/** The hits of an applicant as a member sees them. */
export async function hitsShown(actor: MemberActor, applicantId: string): Promise<HitView[]> {
  return (await hitsOf(actor, applicantId, (provider) => provider)).hits;
}

/** A form that calls hits false positives; `change` says what is different. */
export function aJudgement(
  hits: readonly { id: string; version: number }[],
  change: Partial<ResolveInput> = {},
): ResolveInput {
  return {
    formId: randomUUID(),
    hits: hits.map(({ id, version }) => ({ id, version })),
    verdict: 'false_positive',
    reason: 'FP-01',
    note: null,
    reviewOn: null,
    ...change,
  };
}

/** The blockers of hits on the case under review, as "tone title". */
export async function hitBlockersOf(applicantId: string): Promise<string[]> {
  const found = await db().case.findFirstOrThrow({ where: { applicantId }, orderBy: { round: 'desc' } });
  const blockers = found.blockers as { kind: string; tone: string; title: string }[];
  return blockers.filter(({ kind }) => kind === 'hit').map(({ tone, title }) => `${tone} ${title}`);
}

/** A day so many days from now, YYYY-MM-DD. */
export function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
