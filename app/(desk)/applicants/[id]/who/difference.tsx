import { Fragment } from 'react';
import { dayWords } from '#components/review/time/moments.ts';
import { Time } from '#components/review/time/time.tsx';
import { cx } from '#components/ui/cx.ts';
import { ToneIcon } from '#components/ui/tone.tsx';
import type { StagedView } from '#lib/review/case/view.ts';
import type { Fact, SourcedValue } from '#lib/review/facts/fact.ts';
import { differingRuns, type Run } from './differing.ts';
import { ShowOn } from './show-on.tsx';

const looks = {
  fail: { frame: 'border-fail bg-fail-tint', title: 'text-fail', mark: 'decoration-fail' },
  attention: { frame: 'border-attention bg-attention-tint', title: 'text-attention', mark: 'decoration-attention' },
};

/** Who decided while the sources differed, how and when. */
export type DecidedWith = Pick<StagedView, 'by' | 'outcome' | 'at'>;

/**
 * A difference: one line for each source, differing words underlined, with the source's own text beside it; and that
 * someone decided with it.
 */
export function Difference({ fact, decided }: { fact: Fact; decided: DecidedWith | null }) {
  if (!fact.difference) return null;
  const { tone, title, values, remark } = fact.difference;
  const look = looks[tone];
  const given = values.filter(({ isVerdict }) => !isVerdict);
  const runs = new Map(zip(given, differingRuns(given.map(({ value }) => dayWords(value)))));
  return (
    <div className={cx('-mx-16 my-4 border-s-2 ps-14 pe-16 pt-6 pb-8', look.frame)}>
      <p className={cx('flex items-center gap-6 font-medium', look.title)}>
        <ToneIcon tone={tone} />
        {title}
        <ShowOn field={fact.field} />
      </p>
      <dl className="mt-2">
        {values.map((value) => (
          <div key={value.source} className="grid field-grid items-baseline gap-x-8 py-1">
            <dt className="text-12 text-t2">{value.source}</dt>
            <dd className="flex min-w-0 items-baseline gap-8 font-medium">
              <bdi className="min-w-0 break-words">
                <DifferingWords runs={runs.get(value) ?? [{ text: value.value, differs: false }]} mark={look.mark} />
              </bdi>
              {value.verbatim && value.verbatim !== value.value && (
                <span className="ms-auto shrink-0 text-11 font-normal whitespace-nowrap text-t2">{value.verbatim}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {fact.isMasked && <p className="mt-4 text-12 text-t2">• stands for what agrees, ≠ for what differs.</p>}
      {remark && <p className="mt-4 text-12 text-t2">{remark}</p>}
      {decided && (
        <p className="mt-4 text-12 text-t2">
          <bdi>{decided.by}</bdi> {decided.outcome === 'approved' ? 'approves' : 'rejects'} with this difference,{' '}
          <Time at={decided.at} as="clock" />
        </p>
      )}
    </div>
  );
}

function zip(values: SourcedValue[], runs: Run[][]): [SourcedValue, Run[]][] {
  return values.map((value, index) => [value, runs[index] ?? []]);
}

/** The runs of one value, of which those that differ are underlined. */
export function DifferingWords({ runs, mark }: { runs: Run[]; mark: string }) {
  return runs.map((run, index) => {
    const key = `${index} ${run.text}`;
    if (!run.differs) return <Fragment key={key}>{run.text}</Fragment>;
    return (
      <mark
        key={key}
        className={cx('bg-transparent font-semibold text-inherit underline decoration-2 underline-offset-3', mark)}
      >
        {run.text}
      </mark>
    );
  });
}
