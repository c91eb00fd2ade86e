import { cx } from '#components/ui/cx.ts';
import { Tone, ToneIcon } from '#components/ui/tone.tsx';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import { skippedText } from '#lib/review/rules/simulation/words.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';

/** What a stored simulation gave, in the space of a step. */
export function Figures({ kind, simulation }: { kind: RuleKind; simulation: SimulationView }) {
  const { newlyPassed, newlyFailed, cantTell, used } = simulation;
  if (used === 0)
    return (
      <>
        <Tone tone="attention">No number: no session could be used</Tone>
        <p>{`Of those stored, ${skippedText(simulation.skipped)}.`}</p>
      </>
    );
  return (
    <>
      <dl className="my-4 flex gap-8">
        <Figure tone="pass" value={newlyPassed} label="Newly passed" />
        <Figure tone="fail" value={newlyFailed} label="Newly failed" />
        <Figure tone="unknown" value={cantTell} label="Can’t tell" />
      </dl>
      <p>
        {errorWords(kind, simulation)} Used <b className="font-medium text-t1">{used.toLocaleString('en')}</b>,{' '}
        {skippedText(simulation.skipped)}.
      </p>
    </>
  );
}

const labelTone = { pass: 'text-pass', fail: 'text-fail', unknown: 'text-unknown' };

function Figure({ tone, value, label }: { tone: keyof typeof labelTone; value: number; label: string }) {
  return (
    <div className="flex min-w-0 flex-1 flex-col-reverse">
      <dt className={cx(labelTone[tone], 'whitespace-nowrap narrow:text-11')}>{label}</dt>
      <dd className="flex items-center gap-5 text-18 font-semibold text-t1">
        <ToneIcon tone={tone} />
        {value.toLocaleString('en')}
      </dd>
    </div>
  );
}

/** How far the result can be trusted. */
function errorWords(kind: RuleKind, { error }: SimulationView): string {
  if (error) return `Model error ±${error.residual.toFixed(3)}.`;
  if (kind === 'requirements') return 'Counted, not modelled: a field was there or it was not.';
  return 'Nothing was modelled.';
}
