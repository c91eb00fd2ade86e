import 'server-only';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { mostInJob } from '#lib/review/lifecycle/act.ts';
import { Refusal } from '#lib/review/refusal.ts';
import type { RetentionFacts } from '#lib/review/retention/due.ts';
import type { DueFilter } from '#lib/review/retention/page.ts';
import { db } from '../database.ts';
import { type Selected, standingOf } from '../lifecycle/standing.ts';
import { askedFor } from './asked-for.ts';
import { retentionInForce, whyNotDue } from './facts.ts';
import { listDue } from './list.ts';

/** Applicants of the list of those who are due: chosen one by one, or all of a filter, those due longest first. */
export type DueSelection = { ids: readonly string[] } | { filter: DueFilter };

/** An applicant of a selection, with why they are not deleted as due, in a sentence; null when they are due. */
export type SelectedDue = Selected & { whyNot: string | null };

/**
 * The applicants of a selection in the order of their ids, as they are now, and the version of the policy by which they
 * are due. Of a filter at most 5,000, those due longest.
 * @throws Refusal `not_allowed`; `invalid` for none or more than 5,000; `not_found` when one of the ids is unknown
 */
export async function selectedDue(
  actor: Actor,
  selection: DueSelection,
): Promise<{ policyVersion: number; items: SelectedDue[] }> {
  mustBeAble(actor, 'ask-retention');
  const { policy, version: policyVersion } = await retentionInForce();
  const now = new Date();
  const ids = 'ids' in selection ? [...new Set(selection.ids)] : await idsOf(selection.filter, policy, now);
  if (ids.length === 0) throw new Refusal('invalid', 'No one is due.');
  if (ids.length > mostInJob) throw new Refusal('invalid', `At most ${mostInJob.toLocaleString('en')} in one job.`);
  const [standing, asked, facts] = await Promise.all([standingOf(ids), askedFor(db(), ids), factsOf(ids)]);
  const items = standing.map((one) => ({ ...one, whyNot: whyNot(one.applicantId) }));
  return { policyVersion, items };

  function whyNot(id: string): string | null {
    const known = facts.get(id);
    // Erased: the plan of the act says so.
    if (!known) return null;
    return asked.has(id) ? 'A deletion was asked for already.' : whyNotDue(known, policy, now);
  }
}

async function idsOf(filter: DueFilter, policy: Parameters<typeof whyNotDue>[1], now: Date): Promise<string[]> {
  const found = await listDue(db(), { ...filter, policy, now }, { tab: 'due', after: null, most: mostInJob });
  return found.map(({ id }) => id);
}

async function factsOf(ids: readonly string[]): Promise<Map<string, RetentionFacts>> {
  const rows = await db().retention.findMany({ where: { applicantId: { in: [...ids] } } });
  // Both columns are only written from these types.
  return new Map(rows.map((row) => [row.applicantId, row as typeof row & RetentionFacts]));
}
