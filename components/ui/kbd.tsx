import { cx } from './cx.ts';

const looks = {
  plain: 'border-l2 bg-s1 text-t3',
  onAccent: 'border-edge-on-accent text-on-accent',
  chosen: 'border-accent text-accent',
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
  return (
    <kbd
      className={cx(
        'inline-flex h-16 min-w-16 shrink-0 items-center justify-center rounded-3 border',
        'px-4 font-sans text-11 font-medium whitespace-nowrap phone:hidden',
        looks[look],
        className,
      )}
    >
      {children}
    </kbd>
  );
}
