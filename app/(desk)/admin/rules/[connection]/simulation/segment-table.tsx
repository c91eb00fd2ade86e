import Link from 'next/link';
import { linkClass } from '#components/ui/link.ts';
import { Tone, ToneIcon } from '#components/ui/tone.tsx';
import type { Flip, SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { segments } from '#lib/review/rules/simulation/session.ts';
import { type ChosenFlips, countOfEffect } from './chosen-flips.ts';
import { Rates, rateOf, signed } from './rates.tsx';
import { segmentLabels, segmentWords } from './segment-words.ts';

type Row = SimulationDetail['segments'][number];

type SegmentTableProps = {
  rows: readonly Row[];
  /** The address of the sessions of a number; null for those whose role opens none. */
  hrefOf: ((chosen: ChosenFlips) => string) | null;
};

/** Below this many sessions a segment is not named the worst. */
const fewest = 30;

/** What the draft does by type of document, country and month; a number opens its sessions. */
export function SegmentTable({ rows, hrefOf }: SegmentTableProps) {
  const worst = rows
    .filter(({ used, newlyFailed, newlyPassed }) => used >= fewest && newlyFailed > newlyPassed)
    .toSorted((a, b) => pointsOf(a) - pointsOf(b))[0];
  return (
    <table aria-label="Flips by segment" className="rule-table rule-segments">
      <thead>
        <tr>
          <th scope="col">Segment</th>
          <th scope="col" className="number w-56">
            Used
          </th>
          {columns.map(({ effect, label, short }) => (
            <th key={effect} scope="col" className="number w-56" aria-label={label}>
              <span className="inline-flex items-center gap-4">
                <ToneIcon tone={tones[effect]} />
                {short}
              </span>
            </th>
          ))}
          <th scope="col" className="number w-136 narrow:w-120">
            Pass rate
          </th>
          <th scope="col" className="number w-92 narrow:hidden">
            Points
          </th>
        </tr>
      </thead>
      {segments.map((by) => (
        <tbody key={by}>
          <tr>
            <th scope="rowgroup" colSpan={7} className="static text-11 font-medium text-t3">
              {segmentLabels[by]}
            </th>
          </tr>
          {rows
            .filter((row) => row.by === by)
            .map((row) => (
              <SegmentRow key={row.value ?? ''} row={row} isWorst={row === worst} hrefOf={hrefOf} />
            ))}
        </tbody>
      ))}
    </table>
  );
}

const tones = { newly_passed: 'pass', newly_failed: 'fail', cant_tell: 'unknown' } as const;

const columns: { effect: Flip['effect']; label: string; short: string }[] = [
  { effect: 'newly_passed', label: 'Newly passed', short: 'Pass' },
  { effect: 'newly_failed', label: 'Newly failed', short: 'Fail' },
  { effect: 'cant_tell', label: 'Can’t tell', short: '?' },
];

type SegmentRowProps = Pick<SegmentTableProps, 'hrefOf'> & { row: Row; isWorst: boolean };

function SegmentRow({ row, isWorst, hrefOf }: SegmentRowProps) {
  const { by: segment, value, used } = row;
  const points = signed(pointsOf(row));
  return (
    <tr className="hover:bg-s2">
      <td className="truncate">{segmentWords(segment, value)}</td>
      <td className="number">{used.toLocaleString('en')}</td>
      {columns.map(({ effect }) => (
        <td key={effect} className="number">
          <Count count={countOfEffect(row, effect)} href={hrefOf?.({ effect, by: { segment, value } }) ?? null} />
        </td>
      ))}
      <td className="number">
        <Rates before={rateOf(row).before} after={rateOf(row).after} />
      </td>
      <td className="number narrow:hidden">{isWorst ? <Tone tone="attention">{`worst ${points}`}</Tone> : points}</td>
    </tr>
  );
}

function Count({ count, href }: { count: number; href: string | null }) {
  if (count === 0) return <span className="text-t3">0</span>;
  const words = count.toLocaleString('en');
  if (href === null) return words;
  return (
    <Link className={linkClass} href={href} prefetch={false} scroll={false}>
      {words}
    </Link>
  );
}

/** How many points the pass rate moves. */
function pointsOf(row: Row): number {
  const { before, after } = rateOf(row);
  return (after - before) * 100;
}
