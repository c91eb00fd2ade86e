import 'server-only';
import type { RetentionPolicy } from '#lib/review/policies/policies.ts';
import { dueAt, type KeptBy, type RetentionFacts, type RetentionOutcome } from '#lib/review/retention/due.ts';
import { keptWords } from '#lib/review/retention/words.ts';
import { db, type Tx } from '../database.ts';
import { policiesInForce } from '../policies.ts';

/** The policy on retention that is in force, with its version. */
export async function retentionInForce(
  tx: Pick<Tx, '$queryRaw'> = db(),
): Promise<{ policy: RetentionPolicy; version: number }> {
  const { values, versions } = await policiesInForce(tx);
  return { policy: values.retention, version: versions.retention };
}

/**
 * Since when an applicant's time runs and what keeps them, from their rows as they are at this moment. Null once
 * erased.
 * @param butCommand a command that keeps no one: that of the deletion itself
 */
export async function retentionFacts(
  tx: Pick<Tx, '$queryRaw'>,
  applicantId: string,
  butCommand: string | null = null,
): Promise<RetentionFacts | null> {
  const [row] = await tx.$queryRaw<
    { outcome: RetentionOutcome; decidedAt: Date | null; activeAt: Date; keptBy: KeptBy[] }[]
  >`
    SELECT m.outcome, m.decided_at AS "decidedAt", m.active_at AS "activeAt",
      retention_kept_by(m.applicant_id, ${butCommand}::uuid) AS "keptBy"
    FROM retention_measured m WHERE m.applicant_id = ${applicantId}::uuid`;
  return row ?? null;
}

/** By which rule someone is due now, or why they are not deleted, in a sentence. */
export type DueOrNot = { outcome: RetentionOutcome; whyNot: null } | { outcome: null; whyNot: string };

/** Whether an applicant may be deleted as due, by the policy in force and by what is there at this moment. */
export async function dueOrNot(tx: Pick<Tx, '$queryRaw'>, applicantId: string, butCommand: string): Promise<DueOrNot> {
  const facts = await retentionFacts(tx, applicantId, butCommand);
  if (!facts) return { outcome: null, whyNot: 'Erased already.' };
  const { policy } = await retentionInForce(tx);
  const whyNot = whyNotDue(facts, policy, new Date());
  return whyNot === null ? { outcome: facts.outcome, whyNot } : { outcome: null, whyNot };
}

/** Why an applicant is not deleted as due, in a sentence; null when nothing is in the way. */
export function whyNotDue(facts: RetentionFacts, policy: RetentionPolicy, now: Date): string | null {
  const [keptBy] = facts.keptBy;
  if (keptBy) return keptWords[keptBy];
  const due = dueAt(facts, policy);
  return due !== null && due <= now ? null : 'Not due by the policy in force.';
}
