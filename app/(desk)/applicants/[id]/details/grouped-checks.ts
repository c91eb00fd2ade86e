import type { CheckView } from '#lib/review/applicant/view.ts';
import { sentenceCase } from '#lib/review/sentence-case.ts';

const order: CheckView['outcome'][] = ['fail', 'unknown', 'attention', 'pending', 'pass'];

/**
 * The checks that a reviewer reads, the worst first, apart from those that passed or were not done. A check
 * whose name is only quoted is never folded away, because a person has to find out what passed.
 */
export function groupsOf(checks: CheckView[]): { open: CheckView[]; passed: CheckView[]; notDone: CheckView[] } {
  const isFolded = ({ outcome, label }: CheckView) =>
    outcome === 'not_done' || (outcome === 'pass' && !isQuoted(label));
  return {
    open: checks
      .filter((check) => !isFolded(check))
      .toSorted((a, b) => order.indexOf(a.outcome) - order.indexOf(b.outcome)),
    passed: checks.filter((check) => isFolded(check) && check.outcome === 'pass'),
    notDone: checks.filter(({ outcome }) => outcome === 'not_done'),
  };
}

function isQuoted(label: string): boolean {
  return label.includes('“');
}

/** The result in plain words. A word that is not known is quoted and never looks clear. */
export function resultWords({ outcome, outcomeWords, providerOutcome }: CheckView): string {
  if (outcome === 'unknown') return providerOutcome === null ? 'Not clear' : `Not clear: “${providerOutcome}”`;
  if (outcomeWords !== null) return sentenceCase(outcomeWords);
  return results[outcome];
}

const results: Record<Exclude<CheckView['outcome'], 'unknown'>, string> = {
  pass: 'Passed',
  fail: 'Failed',
  attention: 'To be looked at',
  pending: 'Not finished',
  not_done: 'Not done',
};
