import { Empty } from '#components/ui/empty.tsx';
import { Tone } from '#components/ui/tone.tsx';
import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { skippedText } from '#lib/review/rules/simulation/words.ts';
import type { RulesView, SimulationView } from '#lib/review/rules/view.ts';
import { Calibration } from './calibration.tsx';
import { CantReplay } from './cant-replay.tsx';
import { type ChosenFlips, flipsHref } from './chosen-flips.ts';
import { FlipsPane, type ListedFlips } from './flips-pane.tsx';
import { Formula } from './formula.tsx';
import { Head } from './head.tsx';
import { Histogram } from './histogram.tsx';
import { rateOf } from './rates.tsx';
import { SegmentTable } from './segment-table.tsx';
import { Summary } from './summary.tsx';

type WeightsResultProps = {
  view: RulesView;
  /** The request whose result it is; null for that of the draft. */
  requestId: string | null;
  simulation: SimulationView;
  detail: SimulationDetail | null;
  listed: ListedFlips;
  /** Whether segments with few sessions are listed one by one. */
  isWhole: boolean;
};

/** What a draft of weights would have done: by segment, how well the formula fits, which sessions flip. */
export function WeightsResult({ view, requestId, simulation, detail, listed, isWhole }: WeightsResultProps) {
  const { book, connection } = view;
  const provider = connection.providerLabel;
  const hrefOf = (chosen: ChosenFlips) => flipsHref(connection.id, requestId, chosen);
  if (!detail)
    return (
      <Empty title="No number: too few sessions for a formula">
        {`${skippedText(simulation.skipped)}. No error could be stated, so that nothing is counted.`}
      </Empty>
    );
  return (
    <>
      <Summary {...{ simulation, provider }} rates={ratesOf(detail)} hrefOf={(effect) => hrefOf({ effect })} />
      <Caution {...{ simulation, detail }} />
      <div className="grid min-h-0 grow rule-simulation-grid stacked:block">
        <div className="min-h-0 overflow-y-auto thin-scroll stacked:overflow-x-auto">
          <Head title="Flips by segment" aside="a number opens its sessions" />
          <SegmentTable
            rows={detail.segments}
            hrefOf={hrefOf}
            wholeHref={isWhole ? null : `${hrefOf(listed.chosen)}&all=1`}
          />
          <Formula {...{ simulation, detail, book, provider }} />
        </div>
        <Plots {...{ simulation, detail, view }} />
        <FlipsPane {...{ book, simulation, detail, listed, hrefOf }} />
      </div>
    </>
  );
}

/** Of all sessions that were used: each has one type of document, or none that is told. */
function ratesOf({ segments }: SimulationDetail) {
  const rows = segments.filter(({ by }) => by === 'document');
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0);
  return rateOf({
    used: sum(({ used }) => used),
    passedBefore: sum(({ passedBefore }) => passedBefore),
    newlyPassed: sum(({ newlyPassed }) => newlyPassed),
    newlyFailed: sum(({ newlyFailed }) => newlyFailed),
  });
}

type ResultProps = { simulation: SimulationView; detail: SimulationDetail };

/** Said above the figures where they need it: nothing is certain, or changes are not shown in them. */
function Caution({ simulation: { newlyPassed, newlyFailed, cantTell }, detail }: ResultProps) {
  const changed = detail.changedNotReplayed.length;
  const isUncertain = cantTell > newlyPassed + newlyFailed;
  if (!isUncertain && changed === 0) return null;
  const values = changed === 1 ? '1 changed value' : `${changed} changed values`;
  return (
    <p className="flex shrink-0 flex-wrap gap-x-16 border-b border-l2 px-16 py-6 text-12">
      {isUncertain && (
        <Tone tone="unknown">
          Can’t tell: for most sessions that could flip, the model’s error is larger than the effect.
        </Tone>
      )}
      {changed > 0 && <Tone tone="attention">{`${values} can’t be replayed: no figure here shows the effect.`}</Tone>}
    </p>
  );
}

function Plots({ simulation: { error, used }, detail, view: { book, connection } }: ResultProps & { view: RulesView }) {
  const provider = connection.providerLabel;
  const residual = error?.residual ?? 0;
  const within = Math.round((error?.coverage ?? 0) * used).toLocaleString('en');
  return (
    <section
      aria-label="Scores and what can’t be replayed"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by keyboard
      tabIndex={0}
      className="min-h-0 overflow-y-auto border-s border-l2 thin-scroll stacked:border-s-0 stacked:border-t"
    >
      <section aria-label="Calibration">
        <Head
          title={`Our score against ${provider}’s`}
          aside={`${within} of ${used.toLocaleString('en')} within ±${residual.toFixed(3)}`}
        />
        <Calibration {...{ residual, provider }} points={detail.points} line={detail.line.after} />
      </section>
      <section aria-label="Scores" className="border-t border-l2">
        <Head title="Scores before and with the draft" aside="by the best estimate" />
        <Histogram columns={detail.histogram} line={detail.line} />
      </section>
      <CantReplay {...{ detail, book, provider }} />
    </section>
  );
}
