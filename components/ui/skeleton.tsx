import { cx } from './cx.ts';

const widths = { short: 'w-40', medium: 'w-80', long: 'w-120' };

/** A static bar in place of text that is loading. */
export function Skeleton({ width }: { width: keyof typeof widths }) {
  return (
    <span
      aria-hidden="true"
      className={cx('inline-block h-8 max-w-full rounded-2 bg-s3 align-middle', widths[width])}
    />
  );
}
