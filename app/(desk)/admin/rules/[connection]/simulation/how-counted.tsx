import { Time } from '#components/review/time.tsx';
import { countedFormula } from '#lib/review/rules/simulation/result.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { skippedWords } from '../path/figures.tsx';

/** How a result is known: its formula, its error, whom it leaves out, when and by whom it was run. */
export function HowCounted({ simulation }: { simulation: SimulationView }) {
  const { formula, error, used, by, at } = simulation;
  return (
    <section aria-label="How it is known" className="border-t border-l2 px-16 py-10 text-12 leading-18 text-t2">
      <h2 className="mb-4 flex text-13 font-semibold text-t1">
        How it is known
        <span className="ms-auto text-12 font-normal text-t3">
          <bdi>{by}</bdi>, <Time at={at} />
        </span>
      </h2>
      {formula === countedFormula ? (
        <p>
          Counted, not modelled: a document held a field, or it did not. A person fails when a required field is missing
          from one of their documents. Changed switches whose field no stored document tells are “can’t tell”.
        </p>
      ) : (
        <p>A local model of the provider’s score, fitted on stored applicants.</p>
      )}
      {error && (
        <p>
          <b className="font-medium text-t1">{`Error ${error.residual.toFixed(3)}: `}</b>
          {`in 95 of 100 applicants the model’s score is this near to the provider’s. That was true of ${(
            error.coverage * 100
          ).toFixed(1)} % of those used.`}
        </p>
      )}
      <p>
        <b className="font-medium text-t1">Coverage: </b>
        {`${used.toLocaleString('en')} used, ${skippedWords(simulation)}.`}
      </p>
      <p className="mono text-t3">{formula}</p>
    </section>
  );
}
