import type { Applicant } from '../applicant/applicant.ts';
import type { Blocker } from '../case/blocker.ts';
import type { Risk } from '../case/case.ts';
import { isExplained } from '../case/decision-why.ts';
import { riskOf } from '../case/risk.ts';
import { secondBecause } from '../case/true-match.ts';
import { differencesOf } from './difference.ts';
import {
  type Effect,
  type EffectKind,
  effectKinds,
  type ListedCase,
  mostListed,
  type PreviewCounts,
  type PreviewView,
  type RemovedReason,
} from './effect.ts';
import type { Policies } from './policies.ts';
import { dueAt } from './working-time.ts';

/** An open case, as a preview looks at it. `vendor`: what the provider says of the risk; null where nothing is kept. */
export type PreviewedCase = {
  id: string;
  number: string;
  applicantId: string;
  openedAt: Date;
  blockers: readonly Blocker[];
  vendor: Pick<Applicant, 'assessment'> | null;
};

/**
 * What a draft would do to one open case, had it opened under the draft. Cases that are open keep the time limit under
 * which they opened; all else counts from the publishing on. Without the provider's word nothing is said of the risk.
 */
export function effectsOn(found: PreviewedCase, inForce: Policies, draft: Policies): Effect[] {
  return [...secondEffect(found, inForce, draft), ...noteEffect(found, inForce, draft)]
    .concat(dueEffect(found, inForce, draft))
    .concat(riskEffect(found, inForce, draft));
}

function secondEffect({ blockers }: PreviewedCase, inForce: Policies, draft: Policies): Effect[] {
  const [before, after] = [inForce, draft].map(({ fourEyes }) => secondBecause(blockers, fourEyes) !== null);
  if (before === after) return [];
  const words = (isNeeded: boolean | undefined) => (isNeeded ? 'two people' : 'one person');
  return [{ kind: after ? 'second_needed' : 'second_dropped', before: words(before), after: words(after) }];
}

function noteEffect({ blockers }: PreviewedCase, inForce: Policies, draft: Policies): Effect[] {
  const [before, after] = [inForce, draft].map((policies) =>
    blockers.some((blocker) => isExplained(blocker, { ...policies.fourEyes, ...policies.blockers })),
  );
  if (before === after) return [];
  const words = (isNeeded: boolean | undefined) => (isNeeded ? 'with a note' : 'without a note');
  return [{ kind: after ? 'note_needed' : 'note_dropped', before: words(before), after: words(after) }];
}

function dueEffect({ openedAt }: PreviewedCase, inForce: Policies, draft: Policies): Effect[] {
  const [before, after] = [dueAt(openedAt, inForce.sla), dueAt(openedAt, draft.sla)];
  if (before.getTime() === after.getTime()) return [];
  const kind = after < before ? 'due_earlier' : 'due_later';
  return [{ kind, before: before.toISOString(), after: after.toISOString() }];
}

function riskEffect({ blockers, vendor }: PreviewedCase, inForce: Policies, draft: Policies): Effect[] {
  if (vendor === null) return [];
  const before = riskOf(blockers, vendor, inForce.risk);
  const after = riskOf(blockers, vendor, draft.risk);
  if (before === after) return [];
  return [{ kind: ranks[after] > ranks[before] ? 'risk_higher' : 'risk_lower', before, after }];
}

const ranks: Record<Risk, number> = { low: 0, medium: 1, high: 2 };

/**
 * What a draft would do to the open cases: each effect with its count, and the first of its cases. Effects without a
 * case are left out.
 */
export function previewOf(
  cases: readonly PreviewedCase[],
  of: Pick<PreviewView, 'open' | 'removed' | 'retention'>,
  inForce: Policies,
  draft: Policies,
): PreviewView {
  const found = new Map<EffectKind, ListedCase[]>(effectKinds.map((kind) => [kind, []]));
  for (const one of cases)
    for (const { kind, before, after } of effectsOn(one, inForce, draft))
      found.get(kind)?.push({ applicantId: one.applicantId, number: one.number, before, after });
  const effects = [...found].flatMap(([kind, all]) =>
    all.length === 0 ? [] : [{ kind, count: all.length, cases: all.slice(0, mostListed) }],
  );
  const withoutRisk = changesRisk(inForce, draft) ? cases.filter(({ vendor }) => vendor === null).length : 0;
  return { ...of, looked: cases.length, withoutRisk, effects };
}

/** Whether two policies give other points of risk. */
export function changesRisk(inForce: Policies, draft: Policies): boolean {
  return differencesOf(inForce, draft).some(({ path }) => path[0] === 'risk');
}

/** The reasons that a draft no longer has, of decisions. */
export function removedReasons(inForce: Policies, draft: Policies): Omit<RemovedReason, 'decisions'>[] {
  const kept = new Set([...draft.reasons.approved, ...draft.reasons.rejected].map(({ code }) => code));
  return [...inForce.reasons.approved, ...inForce.reasons.rejected].filter(({ code }) => !kept.has(code));
}

/** Whether two policies keep applicants for another time. */
export function changesRetention(inForce: Policies, draft: Policies): boolean {
  return differencesOf(inForce, draft).some(({ path }) => path[0] === 'retention');
}

export function countsOf({ open, looked, effects, retention }: PreviewView): PreviewCounts {
  const counts = Object.fromEntries(effects.map(({ kind, count }) => [kind, count]));
  return { open, looked, effects: counts, ...(retention ? { retention } : {}) };
}
