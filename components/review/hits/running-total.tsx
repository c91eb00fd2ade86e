import { bands } from '#lib/review/hits/ladder/points.ts';

/** The thresholds, named above their lines, and the hatching of what counts against. */
export function RunningScale() {
  return (
    <svg className="block h-16 w-full overflow-visible" aria-hidden="true">
      <pattern id={hatch} width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M1 0v4" className="stroke-t2" />
      </pattern>
      {[bands.possible, bands.likely].map((at) => (
        <text key={at} x={placeOf(at)} y="12" textAnchor="middle" className="fill-t3 text-11 font-normal">
          {at}
        </text>
      ))}
    </svg>
  );
}

const hatch = 'counts-against';

/**
 * One step of the running total from −20 to 100, with lines at the thresholds. What counts against is hatched. The
 * points are in the cell beside it: this is a picture of them, as high as its cell, so that the lines go through.
 */
export function RunningTotal({ from, to, isSum = false }: { from: number; to: number; isSum?: boolean }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <span className="absolute inset-y-0 start-8 end-16">
      <svg className="block size-full" aria-hidden="true">
        <Rule at={0} className="stroke-t3" />
        <Rule at={bands.possible} className="stroke-l2" />
        <Rule at={bands.likely} className="stroke-l2" />
        {left === right ? (
          <Rule at={left} className="stroke-t1 stroke-2" isStep />
        ) : (
          <rect
            x={placeOf(left)}
            width={`${((clamped(right) - clamped(left)) / span) * 100}%`}
            y="11"
            height="8"
            fill={to < from ? `url(#${hatch})` : undefined}
            className={to < from ? 'stroke-t2' : isSum ? 'fill-t1' : 'fill-t2'}
          />
        )}
      </svg>
    </span>
  );
}

const least = -20;
const span = 120;

function clamped(points: number): number {
  return Math.min(100, Math.max(least, points));
}

function placeOf(points: number): string {
  return `${((clamped(points) - least) / span) * 100}%`;
}

function Rule({ at, className, isStep = false }: { at: number; className: string; isStep?: boolean }) {
  const place = placeOf(at);
  return <line x1={place} x2={place} y1={isStep ? '11' : '0'} y2={isStep ? '19' : '100%'} className={className} />;
}
