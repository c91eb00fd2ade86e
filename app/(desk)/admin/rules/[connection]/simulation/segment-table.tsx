import Link from 'next/link';
import type { ReactNode } from 'react';
import { linkClass } from '#components/ui/link.ts';
import { Tone, ToneIcon } from '#components/ui/tone.tsx';
import { folded, othersWords, type SegmentCounts, sumOfSegments } from '#lib/review/rules/simulation/fold.ts';
import type { Flip, SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { segments } from '#lib/review/rules/simulation/session.ts';
import { type ChosenFlips, countOfEffect } from './chosen-flips.ts';
import { Rates, rateOf, signed } from './rates.tsx';
import { segmentLabels, segmentWords } from './segment-words.ts';

type Row = SimulationDetail['segments'][number];

type SegmentTableProps = {
  rows: readonly Row[];
  /** The address of the sessions of a number. */
  hrefOf: (chosen: ChosenFlips) => string;
  /** Where segments with few sessions are listed one by one; null where they are. */
  wholeHref: string | null;
};

/** Below this many sessions a segment is not named the worst. */
const fewest = 30;

/** What the draft does by type of document, country and month; a number opens its sessions. */
export function SegmentTable({ rows, hrefOf, wholeHref }: SegmentTableProps) {
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
              <span className="inline-flex items-center gap-4 align-middle">
                <ToneIcon tone={tones[effect]} />
                {short}
              </span>
            </th>
          ))}
          <th scope="col" className="number w-128 narrow:w-120">
            Pass rate
          </th>
          <th scope="col" className="number w-124 narrow:hidden">
            Points
          </th>
        </tr>
      </thead>
      {segments.map((by) => (
        <tbody key={by}>
          <tr>
            <th scope="rowgroup" colSpan={6} className="static text-11 font-medium text-t3">
              {segmentLabels[by]}
            </th>
            <td className="bg-s0 narrow:hidden" />
          </tr>
          <Segments rows={rows.filter((row) => row.by === by)} {...{ worst, hrefOf, wholeHref }} />
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

/** One row each; those with few sessions, or long ago, in one row that opens them. */
function Segments({ rows, worst, hrefOf, wholeHref }: SegmentTableProps & { worst: Row | undefined }) {
  const { shown, others } = wholeHref === null ? { shown: rows, others: [] } : folded(rows);
  return (
    <>
      {shown.map((row) => (
        <SegmentRow
          key={row.value ?? ''}
          row={row}
          name={segmentWords(row.by, row.value)}
          isWorst={row === worst}
          hrefOf={(effect) => hrefOf({ effect, by: { segment: row.by, value: row.value } })}
        />
      ))}
      {wholeHref !== null && others.length > 0 && (
        <SegmentRow
          row={sumOfSegments(others)}
          name={
            <Link className={linkClass} href={wholeHref} prefetch={false} scroll={false}>
              {othersWords({ shown, others })}
            </Link>
          }
          isWorst={false}
          hrefOf={() => wholeHref}
        />
      )}
    </>
  );
}

type SegmentRowProps = {
  row: SegmentCounts;
  name: ReactNode;
  isWorst: boolean;
  hrefOf: (effect: Flip['effect']) => string;
};

function SegmentRow({ row, name, isWorst, hrefOf }: SegmentRowProps) {
  const points = signed(pointsOf(row));
  return (
    <tr className="hover:bg-s2">
      <td className="truncate">{name}</td>
      <td className="number">{row.used.toLocaleString('en')}</td>
      {columns.map(({ effect }) => (
        <td key={effect} className="number">
          <Count count={countOfEffect(row, effect)} href={hrefOf(effect)} />
        </td>
      ))}
      <td className="number">
        <Rates before={rateOf(row).before} after={rateOf(row).after} />
      </td>
      <td className="number narrow:hidden">
        {isWorst ? <Tone tone="attention" className="justify-end">{`worst ${points}`}</Tone> : points}
      </td>
    </tr>
  );
}

function Count({ count, href }: { count: number; href: string }) {
  if (count === 0) return <span className="text-t3">0</span>;
  return (
    <Link className={linkClass} href={href} prefetch={false} scroll={false}>
      {count.toLocaleString('en')}
    </Link>
  );
}

/** How many points the pass rate moves. */
function pointsOf(row: SegmentCounts): number {
  const { before, after } = rateOf(row);
  return (after - before) * 100;
}
