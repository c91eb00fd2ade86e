import { cx } from './cx.ts';

/** A used share, 0 to 1, drawn in 24 px. It takes the tone of the words it stands beside, and they say it. */
export function Meter({ share, toned }: { share: number; toned: boolean }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 24);
  return <progress aria-hidden="true" className={cx('meter', toned && 'toned')} value={width} max={24} />;
}
