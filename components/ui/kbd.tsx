import { cx } from './cx.ts';

const looks = {
  plain: '',
  onAccent: 'border-edge-on-accent bg-transparent text-on-accent',
  chosen: 'border-accent bg-transparent text-accent',
};

/** The key that does the same as the control it is on. */
export function Kbd({
  children,
  look = 'plain',
  className,
}: {
  children: string;
  look?: keyof typeof looks;
  className?: string;
}) {
  return <kbd className={cx('key', looks[look], className)}>{children}</kbd>;
}
