import { Time } from '#components/review/time/time.tsx';
import { skippedText } from '#lib/review/rules/simulation/words.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';

/** How a count is known, whom it leaves out, when and by whom it was run. */
export function HowCounted({ simulation: { formula, used, skipped, by, at } }: { simulation: SimulationView }) {
  return (
    <section aria-label="How it is known" className="border-t border-l2 px-16 py-10 text-12 leading-18 text-t2">
      <h2 className="mb-4 flex text-13 font-semibold text-t1">
        How it is known
        <span className="ms-auto text-12 font-normal text-t3">
          <bdi>{by}</bdi>, <Time at={at} />
        </span>
      </h2>
      <p>
        Counted, not modelled: a document held a field, or it did not. A person fails when a required field is missing
        from one of their documents. Changed switches whose field no stored document tells are “can’t tell”.
      </p>
      <p>
        <b className="font-medium text-t1">Coverage: </b>
        {`${used.toLocaleString('en')} used, ${skippedText(skipped)}.`}
      </p>
      <p className="mono text-t3">{formula}</p>
    </section>
  );
}
