/** Sessions that pass with the weights in force, and what the draft changes of it. */
type Counts = { used: number; passedBefore: number; newlyPassed: number; newlyFailed: number };

/** The shares that pass, from 0 to 1, by the best estimate and without those of which it can't be told. */
export function rateOf({ used, passedBefore, newlyPassed, newlyFailed }: Counts): { before: number; after: number } {
  const share = (count: number) => (used === 0 ? 0 : count / used);
  return { before: share(passedBefore), after: share(passedBefore + newlyPassed - newlyFailed) };
}

/** "86.1 → 83.4 %". */
export function Rates({ before, after }: { before: number; after: number }) {
  return (
    <>
      <span className="font-normal text-t3">{(before * 100).toFixed(1)} → </span>
      <span className="font-medium text-t1">{`${(after * 100).toFixed(1)} %`}</span>
    </>
  );
}

/** Points of a rate with their sign: "+1.1", "−2.7". */
export function signed(points: number): string {
  const text = points.toFixed(1).replace('-', '−');
  return Number(points.toFixed(1)) > 0 ? `+${text}` : text.replace('−0.0', '0.0');
}
