import type { Check, HistoryStep } from '#lib/review/applicant/applicant.ts';
import type { CheckOutcome } from '#lib/review/applicant/check-outcome.ts';
import type { ProviderStatus } from '#lib/review/applicant/status.ts';
import { check } from '../reading/check.ts';
import { newestFirst, readTime } from '../reading/time.ts';
import { word } from '../reading/word.ts';
import type { Grant, Level } from './shapes.ts';

/** Newest first by time, because ids do not grow with time. Equal times keep the vendor's order. */
export function newestGrantFirst(grants: Grant[]): Grant[] {
  return newestFirst(grants.map((grant) => ({ grant, at: readTime(grant.createTime) }))).map(({ grant }) => grant);
}

/** The levels granted to a client, newest first. `levels` gives the names that a grant lacks. */
export function levelHistory(grants: Grant[], levels: Level[]): HistoryStep[] {
  return newestGrantFirst(grants).map((grant) => ({
    at: readTime(grant.createTime),
    from: levelName(grant.previousLevel, levels),
    to: levelName(grant.currentLevel, levels),
    reason: word(grant.reason?.name),
    by: word(grant.userId),
  }));
}

/**
 * The status by the last level granted. Reason `created`: every client's first level. `Application: 838`: a request
 * that the vendor's people approved. Any other reason, or a request that led back to the first level, is unknown and
 * goes to a person.
 */
export function statusOf(grants: Grant[] | null): ProviderStatus {
  if (grants === null) return 'unknown';
  const [last] = newestGrantFirst(grants);
  if (last === undefined) return 'created';
  const reason = word(last.reason?.name)?.toLowerCase() ?? '';
  if (reason === 'created') return 'created';
  const first = grants.find(({ previousLevel }) => previousLevel === null)?.currentLevel?.id ?? null;
  const isBack = first !== null && last.currentLevel?.id === first;
  return /^application: ?\d+$/.test(reason) && last.currentLevel && !isBack ? 'approved' : 'unknown';
}

const outcomes: Partial<Record<ProviderStatus, CheckOutcome>> = { created: 'not_done', approved: 'pass' };

/** The client's current level, as a check. */
export function levelCheck(grants: Grant[] | null, levels: Level[], ofClient: Level | null): Check {
  const [last] = newestGrantFirst(grants ?? []);
  const reason = word(last?.reason?.name);
  return check('level', 'currentLevel', outcomes[statusOf(grants)] ?? 'unknown', {
    providerOutcome: levelName(last?.currentLevel ?? ofClient, levels),
    reasons: reason === null ? [] : [reason],
    at: readTime(last?.createTime),
    details: last ?? null,
  });
}

/** A level's name; looked up where only its id came. */
export function levelName(level: Level | null | undefined, levels: Level[]): string | null {
  if (!level) return null;
  const id = word(level.id);
  return word(level.name) ?? word(levels.find((each) => id !== null && each.id === id)?.name) ?? id;
}
