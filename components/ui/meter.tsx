import { cx } from './cx.ts';

/** A used share, 0 to 1, drawn in 24 px. It takes the tone of the words it stands beside. */
export function Meter({ share, toned }: { share: number; toned: boolean }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 24);
  return (
    <svg width="24" height="4" viewBox="0 0 24 4" aria-hidden="true" className="shrink-0">
      <rect width="24" height="4" rx="1" className="fill-s3" />
      <rect width={width} height="4" rx="1" className={cx(toned ? 'fill-current' : 'fill-t3')} />
    </svg>
  );
}
