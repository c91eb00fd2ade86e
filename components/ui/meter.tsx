import { cx } from './cx.ts';

/** A bar of 24 px for a share from 0 to 1, in the colour of the text beside it. */
export function Meter({ share, toned }: { share: number; toned: boolean }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 24);
  return (
    <svg width="24" height="4" viewBox="0 0 24 4" aria-hidden="true" className="shrink-0">
      <rect width="24" height="4" rx="1" className="fill-s3" />
      <rect width={width} height="4" rx="1" className={cx(toned ? 'fill-current' : 'fill-t3')} />
    </svg>
  );
}
