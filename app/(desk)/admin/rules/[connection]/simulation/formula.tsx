import { Time } from '#components/review/time/time.tsx';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleBook } from '#lib/review/rules/rule.ts';
import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { formulaText, skippedText } from '#lib/review/rules/simulation/words.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { TermTable } from './term-table.tsx';

type FormulaProps = {
  simulation: SimulationView;
  detail: SimulationDetail;
  book: RuleBook;
  provider: string;
};

/** The formula that was fitted, its error, and what it rests on. */
export function Formula({ simulation, detail, book, provider }: FormulaProps) {
  const { error, used, skipped, by, at, formula } = simulation;
  const labelOf = (key: string) => keyLabel(book, 'weights', key);
  const { final, byScore } = detail.verdicts;
  return (
    <section
      aria-label="How a score is computed"
      className="border-t border-l2 px-16 pt-10 pb-16 text-12 leading-18 text-t2"
    >
      <h2 className="mb-6 flex text-13 font-semibold text-t1">
        How a score is computed
        <span className="ms-auto text-12 font-normal text-t3">{`fitted to ${provider}’s own scores`}</span>
      </h2>
      <p className="mono mb-6 rounded-4 bg-s2 px-8 py-6 text-t1">
        {formulaText(detail, labelOf)}
        <br />
        {book.replayable && `passes when score ≥ ${labelOf(book.replayable.line)}`}
      </p>
      {error && (
        <p>
          <b className="font-medium text-t1">{`Residual error ${error.residual.toFixed(3)}: `}</b>
          {`in 95 of 100 sessions our score is within ${error.residual.toFixed(3)} of ${provider}’s; it was in `}
          {`${(error.coverage * 100).toFixed(1)} % of those used, each left out of its own fit. `}A session nearer to
          the line than its own error is “can’t tell”.
        </p>
      )}
      {detail.isOtherFormPossible && (
        <p>Another formula fits these sessions as well. Where the two differ, the answer is “can’t tell”.</p>
      )}
      <p>
        <b className="font-medium text-t1">Coverage: </b>
        {`used ${used.toLocaleString('en')}, ${skippedText(skipped)}. `}
        {`Of ${final.toLocaleString('en')} final verdicts, ${byScore.toLocaleString('en')} are what the score says.`}
      </p>
      <p className="text-t3">
        <span className="mono">{formula}</span>, <bdi>{by}</bdi>, <Time at={at} />
      </p>
      <details className="mt-6">
        <summary className="text-t1">What each failed test costs, with its error</summary>
        <TermTable terms={detail.terms} labelOf={labelOf} />
      </details>
    </section>
  );
}
