import { Tone } from '#components/ui/tone.tsx';
import type { WatchView } from '#lib/review/rules/view.ts';
import { type Compared, fewest } from '#lib/review/rules/watch.ts';

/** Pass rate and score before and after a version was published, with the band that chance alone explains. */
export function WatchFigures({ watch: { passRate, score } }: { watch: WatchView }) {
  return (
    <table className="mt-4 w-full border-separate border-spacing-0">
      <thead>
        <tr className="text-11 text-t3">
          <th scope="col" className="py-2 text-start font-medium">
            Figure
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            Before
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            After
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            Band, 95 in 100
          </th>
        </tr>
      </thead>
      <tbody>
        <Line label="Pass rate" compared={passRate} words={percent} />
        <Line label="Mean score" compared={score} words={(value) => value.toFixed(3)} />
      </tbody>
    </table>
  );
}

type LineProps = { label: string; compared: Compared; words: (value: number) => string };

function Line({ label, compared: { before, after, band, isOutside }, words }: LineProps) {
  return (
    <tr>
      <th scope="row" className="border-t border-l1 py-4 text-start font-normal">
        {isOutside ? <Tone tone="attention">{label}</Tone> : label}
      </th>
      <td className="border-t border-l1 py-4 text-end">{before === null ? '–' : words(before)}</td>
      <td className="border-t border-l1 py-4 text-end font-semibold text-t1">{after === null ? '–' : words(after)}</td>
      <td className="border-t border-l1 py-4 text-end">
        {band ? `${words(band.from)} to ${words(band.to)}` : `from ${fewest} applicants on`}
      </td>
    </tr>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
