import type { ReactNode } from 'react';
import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { Ladder } from '#lib/review/hits/ladder/ladder.ts';
import type { LadderField, LadderRow, MarkedText, Verdict } from '#lib/review/hits/ladder/row.ts';
import { Marked } from './marked.tsx';
import { RunningScale, RunningTotal } from './running-total.tsx';
import { Sentence } from './sentence.tsx';
import { ladderVerdictWords, pointsWords } from './words.ts';

/** Six rows, also when empty: both sides, what they say to each other, points, and the running total. */
export function LadderTable({ ladder, isCompact }: { ladder: Ladder; isCompact: boolean }) {
  const { rows, total } = ladder;
  const hasRunning = total !== null && !isCompact;
  return (
    <table className="w-full table-fixed border-separate border-spacing-0">
      <thead>
        <tr>
          <Head className="w-84">Field</Head>
          <Head>Applicant</Head>
          <Head>List entry</Head>
          <Head className="w-104">Verdict</Head>
          <Head className="w-56 text-end">Points</Head>
          {hasRunning && (
            <th scope="col" className={cx(headClass, 'w-144 narrow:w-104 hit-narrow:hidden')}>
              <span className="sr-only">Running total</span>
              <RunningScale />
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <Line key={row.field} row={row} from={sumOf(rows.slice(0, at))} hasRunning={hasRunning} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" className={cx(cellClass, 'border-t border-l2 text-start font-normal text-t2')}>
            Total
          </th>
          <td colSpan={3} className={cx(cellClass, 'border-t border-l2 text-t2')}>
            {total === null ? 'Nothing can be compared' : countWords(rows)}
          </td>
          <td className={cx(cellClass, 'border-t border-l2 text-end font-semibold')}>{total ?? '–'}</td>
          {hasRunning && (
            <td className={cx(boxClass, 'relative border-t border-l2 hit-narrow:hidden')}>
              <RunningTotal from={0} to={total} isSum />
            </td>
          )}
        </tr>
      </tfoot>
    </table>
  );
}

const boxClass = 'h-30 border-b border-l1 px-8 align-top first:ps-16 last:pe-16';
const cellClass = cx(boxClass, 'py-4');
const headClass =
  'h-28 border-b border-l2 bg-s0 px-8 text-start text-11 font-medium whitespace-nowrap text-t3 first:ps-16 last:pe-16';

function Head({ className, children }: { className?: string; children: string }) {
  return (
    <th scope="col" className={cx(headClass, className)}>
      {children}
    </th>
  );
}

const labels: Record<LadderField, string> = {
  name: 'Name',
  aliases: 'Aliases',
  birthDate: 'Birth date',
  country: 'Country',
  identifiers: 'Identifiers',
  gender: 'Gender',
};

function Line({ row, from, hasRunning }: { row: LadderRow; from: number; hasRunning: boolean }) {
  const to = from + (row.points ?? 0);
  return (
    <>
      <tr>
        <th
          scope="row"
          className={cx(
            cellClass,
            'text-start font-normal whitespace-nowrap text-t2',
            row.words.length > 0 && 'border-b-0',
          )}
        >
          {labels[row.field]}
        </th>
        <Values side={row.applicant} row={row} />
        <Values side={row.list} row={row} />
        <td className={cx(cellClass, row.words.length > 0 && 'border-b-0')}>
          <VerdictMark verdict={row.verdict} />
        </td>
        <td className={cx(cellClass, 'text-end', row.words.length > 0 && 'border-b-0')}>{pointsWords(row.points)}</td>
        {hasRunning && (
          <td rowSpan={row.words.length > 0 ? 2 : 1} className={cx(boxClass, 'relative hit-narrow:hidden')}>
            <span className="sr-only">{to}</span>
            <RunningTotal from={from} to={to} />
          </td>
        )}
      </tr>
      {row.words.length > 0 && (
        <tr>
          <td className="border-b border-l1" />
          <td colSpan={4} className="border-b border-l1 px-8 pb-5 text-12 text-t3">
            {row.words.map((sentence) => (
              <span key={sentence} className="block">
                <Sentence text={sentence} />
              </span>
            ))}
          </td>
        </tr>
      )}
    </>
  );
}

/** Names one below the other; codes of countries in one line. */
function Values({ side, row }: { side: MarkedText[]; row: LadderRow }): ReactNode {
  const isInLine = row.field === 'country';
  return (
    <td className={cx(cellClass, 'min-w-0 break-words', row.words.length > 0 && 'border-b-0')}>
      {side.length === 0 && <span className="text-t3">Not given</span>}
      {side.map((value, at) => (
        <span key={`${value.text} ${String(at)}`} className={cx(!isInLine && 'block')}>
          <Marked {...value} />
          {isInLine && at < side.length - 1 && ', '}
        </span>
      ))}
    </td>
  );
}

const marks: Record<Verdict, IconName> = {
  agree: 'agrees',
  neutral: 'neutral',
  contradict: 'contradicts',
  not_given: 'notDone',
};

/** A sign and a word, without a tone: agreeing with a sanctions entry is no good news. */
function VerdictMark({ verdict }: { verdict: Verdict }) {
  const isSaid = verdict === 'agree' || verdict === 'contradict';
  return (
    <span className={cx('flex items-center gap-5 whitespace-nowrap', isSaid ? 'font-medium' : 'text-t3')}>
      <Icon name={marks[verdict]} />
      {ladderVerdictWords[verdict]}
    </span>
  );
}

function sumOf(rows: LadderRow[]): number {
  return rows.reduce((sum, { points }) => sum + (points ?? 0), 0);
}

function countWords(rows: LadderRow[]): string {
  const count = (verdict: Verdict) => rows.filter((row) => row.verdict === verdict).length;
  const [agree, contradict] = [count('agree'), count('contradict')];
  const said = [
    [agree, agree === 1 ? 'agrees' : 'agree'],
    [contradict, contradict === 1 ? 'contradicts' : 'contradict'],
    [count('neutral'), 'neutral'],
    [count('not_given'), 'not given'],
  ] as const;
  return said.flatMap(([number, word]) => (number > 0 ? `${number} ${word}` : [])).join(', ');
}
