import { randomUUID } from 'node:crypto';
import { saveApplicant } from '#lib/data/applicants/save.ts';
import { db } from '#lib/data/database.ts';
import { dueDryRun } from '#lib/exchange/lifecycle/due-dry-run.ts';
import { type MemberActor, worker } from '#lib/review/actor.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { anApplicant } from '../builders/applicant.ts';
import { aPolicy } from '../builders/decision.ts';

/** Publishes a policy on retention by two people: so long after the decision or, without one, the last activity. */
export function keptFor(keep: string, timeZone = 'UTC'): Promise<void> {
  const rule = { keep, from: 'decided' as const };
  return aPolicy('retention', { timeZone, approved: rule, rejected: rule, undecided: { keep } });
}

/** Saves an applicant who was final at the vendor years ago: without a case, and with no activity since. */
export async function longAgo(
  connectionId: string,
  change: Parameters<typeof anApplicant>[0] = {},
): Promise<{ applicantId: string; applicant: Applicant }> {
  const applicant = anApplicant({
    status: 'approved',
    createdAt: '2015-01-01T09:00:00.000Z',
    updatedAt: '2015-06-01T09:00:00.000Z',
    ...change,
  });
  const { externalId } = applicant;
  await saveApplicant(worker, { connectionId, externalId, fetchedAt: new Date(), applicant, problem: null });
  const where = { connectionId_externalId: { connectionId, externalId } };
  return { applicantId: (await db().applicant.findUniqueOrThrow({ where })).id, applicant };
}

/** Prepares the deletion of those who are due. Gives the id of the job. */
export async function aDueJob(actor: MemberActor, ids: readonly string[]): Promise<string> {
  const id = randomUUID();
  await dueDryRun(actor, { id, selection: { ids } });
  return id;
}
