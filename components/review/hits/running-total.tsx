import { bands } from '#lib/review/hits/ladder/points.ts';

/**
 * One step of the running total from −20 to 100, with lines at the thresholds. What counts against is hollow. The
 * points are in the cell beside it: this is a picture of them.
 */
export function RunningTotal({ from, to, isSum = false }: { from: number; to: number; isSum?: boolean }) {
  const [left, right] = [Math.min(from, to), Math.max(from, to)];
  return (
    <svg className="block h-30 w-full" aria-hidden="true">
      <Rule at={0} className="stroke-t3" />
      <Rule at={bands.possible} className="stroke-l2" />
      <Rule at={bands.likely} className="stroke-l2" />
      {left === right ? (
        <Rule at={left} className="stroke-t1" isStep />
      ) : (
        <rect
          x={placeOf(left)}
          width={`${((clamped(right) - clamped(left)) / span) * 100}%`}
          y="11"
          height="8"
          className={to < from ? 'fill-none stroke-t2' : isSum ? 'fill-t1' : 'fill-t2'}
          strokeDasharray={to < from ? '2 2' : undefined}
        />
      )}
    </svg>
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
  return <line x1={place} x2={place} y1={isStep ? 11 : 0} y2={isStep ? 19 : 30} className={className} />;
}
