import { cx } from './cx.ts';

/** A bar of 24 px for a share from 0 to 1, in the colour of the text beside it. */
export function Meter({ share, toned }: { share: number; toned: boolean }) {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 24);
  return <progress aria-hidden="true" className={cx('meter', toned && 'toned')} value={width} max={24} />;
}
