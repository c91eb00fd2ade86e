import type { Figure } from '../figure.ts';
import { figureBase, type MetricsRead, type RangeRead, type ReasonLabel, spanOf } from '../read.ts';
import { type Cell, count, type MetricSection, numberColumn, share, word, wordColumn } from './cell.ts';
import { allCounts, groupsOf } from './counts.ts';

type Reasoned = ReasonLabel & { amount: number; was: number };

/** Why cases were approved, rejected, or asked for something. */
export function reasonsSection(read: MetricsRead): MetricSection {
  const all = allCounts(read.now);
  const wholes: Record<ReasonLabel['act'], number> = {
    Approve: all.approved,
    Reject: all.rejected,
    Request: all.asked,
  };
  return {
    id: 'reasons',
    title: 'Reasons',
    stamp: 'share of each act',
    definition: 'Decisions and requests with this reason ÷ all of that act. One can have several reasons.',
    columns: [
      wordColumn('Reason'),
      wordColumn('Code'),
      wordColumn('Act'),
      numberColumn('Cases'),
      numberColumn('Share'),
      ...(read.before ? [numberColumn('Before')] : []),
    ],
    rows: reasonsOf(read).map(({ code, label, act, amount, was }): Cell[] => [
      word(label),
      word(code, true),
      word(act, true),
      count(amount, figureOf(read, read.now, act, code)),
      share(amount, wholes[act]),
      ...(read.before ? [{ ...count(was, figureOf(read, read.before, act, code)), isQuiet: true }] : []),
    ]),
  };
}

/** Codes of policies that are not in force any more keep their code for a label. */
function reasonsOf(read: MetricsRead): Reasoned[] {
  const [now, before] = [amountsIn(read.now), read.before ? amountsIn(read.before) : new Map<string, number>()];
  const known = new Map(read.reasons.map((reason) => [keyOf(reason), reason]));
  const actRank = ['Request', 'Reject', 'Approve'];
  return [...new Set([...now.keys(), ...before.keys()])]
    .map((key) => {
      const [act = 'Reject', code = ''] = key.split(' ');
      const reason = known.get(key) ?? { code, label: code, act: act as ReasonLabel['act'] };
      return { ...reason, amount: now.get(key) ?? 0, was: before.get(key) ?? 0 };
    })
    .toSorted((a, b) => actRank.indexOf(a.act) - actRank.indexOf(b.act) || b.amount - a.amount);
}

function amountsIn(range: RangeRead): Map<string, number> {
  const decided = groupsOf(range, 'reason').flatMap(({ value, counts }): [string, number][] => [
    [`Approve ${value}`, counts.approved],
    [`Reject ${value}`, counts.rejected],
  ]);
  const asked = groupsOf(range, 'request_reason').map(({ value, counts }): [string, number] => [
    `Request ${value}`,
    counts.asked,
  ]);
  return new Map([...decided, ...asked].filter(([, amount]) => amount > 0));
}

function keyOf({ act, code }: Pick<ReasonLabel, 'act' | 'code'>): string {
  return `${act} ${code}`;
}

function figureOf(read: MetricsRead, { range }: RangeRead, act: ReasonLabel['act'], code: string): Figure {
  const span = spanOf(range);
  if (act === 'Request') return { ...figureBase(read), requested: span, askedFor: code };
  return { ...figureBase(read), decided: span, outcome: act === 'Approve' ? 'approved' : 'rejected', reason: code };
}
