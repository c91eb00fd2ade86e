import { scaleBand } from 'd3-scale';

/** `unanswered` is an empty bar of full height, `none` a line at the bottom: neither is taken for good. */
export type Spark = { look: 'good' | 'over' | 'unanswered' | 'none'; share: number; says: string };

const height = 24;
const lowest = 3;

/** A bar for each step of a time, as high as its share. Each says what it means when it is pointed at. */
export function Sparks({ says, sparks }: { says: string; sparks: Spark[] }) {
  const x = scaleBand<number>()
    .domain(sparks.map((_, at) => at))
    .range([0, 100])
    .paddingInner(0.3);
  return (
    <svg role="img" aria-label={says} height={height} className="block w-full">
      <line x1="0" x2="100%" y1={height - 0.5} y2={height - 0.5} className="stroke-l2" />
      {sparks.map(({ look, share, says: words }, at) => {
        const tall = look === 'unanswered' ? height - 1 : look === 'none' ? 1 : lowest + share * (height - lowest - 1);
        return (
          <rect
            key={x(at)}
            x={`${x(at) ?? 0}%`}
            width={`${x.bandwidth()}%`}
            y={height - tall - 0.5}
            height={tall}
            className={fills[look]}
          >
            <title>{words}</title>
          </rect>
        );
      })}
    </svg>
  );
}

const fills: Record<Spark['look'], string> = {
  good: 'fill-l3',
  over: 'fill-attention',
  unanswered: 'fill-s1 stroke-attention',
  none: 'fill-l3',
};
