import type { FlippedSession } from '#lib/data/rules/flips.ts';
import { keyLabel } from '#lib/review/rules/matrix.ts';
import type { RuleBook } from '#lib/review/rules/rule.ts';
import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import type { SimulationView } from '#lib/review/rules/view.ts';
import { type ChosenFlips, countOfEffect, effects } from './chosen-flips.ts';
import { type FlipLine, FlipList } from './flip-list.tsx';
import { Head } from './head.tsx';
import { segmentLabels, segmentWords } from './segment-words.ts';

/** The sessions that are listed. */
export type ListedFlips = { chosen: ChosenFlips; all: number; sessions: FlippedSession[] };

const labels = { newly_failed: 'To failed', newly_passed: 'To passed', cant_tell: 'Can’t tell' } as const;

type FlipsPaneProps = {
  book: RuleBook;
  simulation: SimulationView;
  detail: SimulationDetail;
  listed: ListedFlips;
  hrefOf: (chosen: ChosenFlips) => string;
};

/** The sessions behind a number. */
export function FlipsPane({ book, simulation, detail, listed, hrefOf }: FlipsPaneProps) {
  return (
    <section
      aria-label="Sessions that flip"
      className="min-h-0 overflow-y-auto border-s border-l2 thin-scroll stacked:border-s-0 stacked:border-t"
    >
      <Head title="Sessions that flip" aside={`needed ${detail.line.after.toFixed(2)}`} />
      <FlipList
        lines={linesOf(book, listed)}
        all={listed.all}
        tabs={effects.map((effect) => ({
          label: labels[effect],
          count: countOfEffect(simulation, effect),
          href: hrefOf({ effect }),
          isCurrent: listed.chosen.effect === effect,
        }))}
        narrowed={narrowedBy(book, listed.chosen, hrefOf)}
      />
    </section>
  );
}

/** Each session with its document, country and the weight that moved it. */
function linesOf(book: RuleBook, { sessions }: ListedFlips): FlipLine[] {
  return sessions.map(({ document, country, movedBy, applicantId, caseNumber, effect, before, after, error }) => {
    const place = [segmentWords('document', document), ...(country === null ? [] : [country])].join(', ');
    const words = movedBy === null ? place : `${place}; ${keyLabel(book, 'weights', movedBy)}`;
    return { applicantId, caseNumber, effect, before, after, error, words };
  });
}

function narrowedBy(book: RuleBook, { effect, by, movedBy }: ChosenFlips, hrefOf: (chosen: ChosenFlips) => string) {
  if (!by && movedBy === undefined) return null;
  const words = [
    ...(by ? [`${segmentLabels[by.segment]}: ${segmentWords(by.segment, by.value)}`] : []),
    ...(movedBy === undefined ? [] : [`Moved by ${keyLabel(book, 'weights', movedBy)}`]),
  ];
  return { words: words.join('; '), href: hrefOf(effect === undefined ? {} : { effect }) };
}
