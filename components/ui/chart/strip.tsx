import { scaleBand } from 'd3-scale';

/** `missing` is a dashed outline, so that it is never taken for good. */
export type StripStep = { look: 'good' | 'attention' | 'fail' | 'missing'; says: string };

const shapes: Record<Exclude<StripStep['look'], 'missing'>, [y: number, height: number, fill: string]> = {
  good: [12, 8, 'fill-l3'],
  attention: [6, 14, 'fill-attention'],
  fail: [0, 20, 'fill-fail'],
};

/** One bar for each step of a time: the higher, the worse. Each says what it means when it is pointed at. */
export function Strip({ says, steps }: { says: string; steps: StripStep[] }) {
  const x = scaleBand<number>()
    .domain(steps.map((_, at) => at))
    .range([0, 100])
    .paddingInner(steps.length > 100 ? 0 : 0.2);
  return (
    <svg role="img" aria-label={says} height="20" className="block w-full">
      {steps.map(({ look, says: words }, at) => {
        const place = { x: `${x(at) ?? 0}%`, width: `${x.bandwidth()}%` };
        const [y, height, fill] = look === 'missing' ? [19, 1, 'fill-l3'] : shapes[look];
        return (
          <rect key={place.x} {...place} y={y} height={height} className={fill}>
            <title>{words}</title>
          </rect>
        );
      })}
    </svg>
  );
}
