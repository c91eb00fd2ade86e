import type { SimulationDetail } from '#lib/review/rules/simulation/result.ts';
import { NeededLine, Plot, type Scales } from './plot.tsx';

type CalibrationProps = {
  points: SimulationDetail['points'];
  line: number;
  /** In 95 of 100 sessions the formula's score is this near to the vendor's. */
  residual: number;
  provider: string;
};

const height = 172;

/** The formula's score of each session, fitted without it, against the provider's. */
export function Calibration({ points, line, residual, provider }: CalibrationProps) {
  const lowest = Math.min(line, ...points.flatMap(({ model, vendor }) => [model, vendor]));
  const range: [number, number] = [Math.max(0, Math.floor(lowest * 10 - 1e-9) / 10), 1];
  const isOff = ({ model, vendor }: (typeof points)[number]) => Math.abs(model - vendor) > residual + 1e-9;
  const off = points.filter(isOff).length;
  return (
    <>
      <Plot
        says={`Our score against the score of ${provider}, session by session`}
        x={range}
        y={range}
        height={height}
        decimals={{ x: 1, y: 1 }}
      >
        {(scales) => (
          <>
            <Band scales={scales} range={range} residual={residual} />
            {[...points]
              .sort((a, b) => Number(isOff(a)) - Number(isOff(b)))
              .map((point, at) => (
                <circle
                  // biome-ignore lint/suspicious/noArrayIndexKey: points have no other name than their place
                  key={at}
                  cx={scales.x(Math.max(range[0], point.model))}
                  cy={scales.y(point.vendor)}
                  r={isOff(point) ? 2.5 : 1.5}
                  className={isOff(point) ? 'fill-fail' : 'fill-t2'}
                />
              ))}
            <text x="6" y="20" className="fill-t2 text-11">{`↑ ${provider}’s score`}</text>
            <text x="100%" dx="-6" y={height} textAnchor="end" className="fill-t2 text-11">
              our score →
            </text>
            <NeededLine scales={scales} at={line} height={height} words={`needed ${line.toFixed(2)}`} side="left" />
          </>
        )}
      </Plot>
      <p className="flex flex-wrap gap-x-16 px-16 pb-10 text-11 text-t2">
        <span>
          <svg aria-hidden="true" width="14" height="8" className="me-6 inline">
            <rect width="14" height="8" className="fill-l2" />
          </svg>
          {`within ±${residual.toFixed(3)}`}
        </span>
        <span>
          <Dot className="fill-t2" />
          session
        </span>
        <span>
          <Dot className="fill-fail" />
          {`further off, ${off.toLocaleString('en')} of ${points.length.toLocaleString('en')} shown`}
        </span>
      </p>
      <CalibrationTable points={points} provider={provider} />
    </>
  );
}

function Dot({ className }: { className: string }) {
  return (
    <svg aria-hidden="true" width="8" height="8" className="me-6 inline">
      <circle cx="4" cy="4" r="2.5" className={className} />
    </svg>
  );
}

/** Where 95 of 100 sessions lie. */
function Band({ scales, range: [from, to], residual }: { scales: Scales; range: [number, number]; residual: number }) {
  const [top, bottom] = [scales.y(to), scales.y(from)];
  const corners = [
    [from, from + residual],
    [to, to + residual],
    [to, to - residual],
    [from, from - residual],
  ] as const;
  const place = (value: number) => ((value - from) / (to - from)) * 100;
  return (
    <svg y={top} width="100%" height={bottom - top} viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
      <polygon points={corners.map(([x, y]) => `${place(x)},${100 - place(y)}`).join(' ')} className="fill-l2" />
    </svg>
  );
}

/** The plot in figures: for each tenth of our score, the mean of the provider's. */
function CalibrationTable({ points, provider }: Pick<CalibrationProps, 'points' | 'provider'>) {
  const tenths = [...Map.groupBy(points, ({ model }) => Math.floor(model * 10 + 1e-9) / 10)].sort(([a], [b]) => a - b);
  return (
    <table className="sr-only">
      <caption>{`Our score against ${provider}’s`}</caption>
      <thead>
        <tr>
          <th scope="col">Our score from</th>
          <th scope="col">Sessions</th>
          <th scope="col">{`Mean of ${provider}’s score`}</th>
        </tr>
      </thead>
      <tbody>
        {tenths.map(([from, members]) => (
          <tr key={from}>
            <th scope="row">{from.toFixed(1)}</th>
            <td>{members.length}</td>
            <td>{(members.reduce((sum, { vendor }) => sum + vendor, 0) / members.length).toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
