import type { ComponentProps, MouseEvent, ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';
import { Kbd } from './kbd.tsx';

type Look = 'plain' | 'primary' | 'quiet' | 'danger';
type Size = 'sm' | 'md' | 'lg' | 'sign-in';

type ButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  look?: Look;
  size?: Size;
  icon?: IconName;
  /** The key that does the same. */
  hint?: string;
  /** Shows that it is working, and can't be pressed. */
  busy?: boolean;
  pressed?: boolean;
  /** Without text it needs an `aria-label`. */
  children?: ReactNode;
};

export function Button({
  look = 'plain',
  size = 'md',
  icon,
  hint,
  busy,
  pressed,
  children,
  className,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      // Not `disabled` while it works: the focus would be lost.
      aria-disabled={busy || undefined}
      onClick={busy ? refuse : rest.onClick}
      className={cx(buttonClass(look, size, !children), busy && 'cursor-progress', className)}
    >
      {(icon || busy) && <Icon name={busy ? 'pending' : (icon ?? 'pending')} className={iconTone(look, pressed)} />}
      {children}
      {hint && <Kbd look={look === 'primary' && !rest.disabled ? 'onAccent' : 'plain'}>{hint}</Kbd>}
    </button>
  );
}

/** A press while it works does nothing; a form is not sent twice either. */
function refuse(event: MouseEvent): void {
  event.preventDefault();
}

/** The classes of a button, for links that look like one. */
export function buttonClass(look: Look = 'plain', size: Size = 'md', isSquare = false): string {
  return cx(
    'inline-flex shrink-0 items-center gap-6 rounded-4 border',
    'font-medium whitespace-nowrap transition-colors select-none',
    'disabled:cursor-not-allowed aria-pressed:bg-s3 aria-pressed:text-t1',
    looks[look],
    sizes[size],
    isSquare ? squares[size] : paddings[size],
  );
}

const looks: Record<Look, string> = {
  plain: 'border-l2 bg-s1 text-t1 hover:bg-s2 active:bg-s3 disabled:bg-transparent disabled:text-t4',
  primary: cx(
    'border-accent-solid bg-accent-solid text-on-accent',
    'hover:bg-accent-hover disabled:border-l2 disabled:bg-s2',
    'disabled:text-t4',
  ),
  quiet: cx(
    'border-transparent bg-transparent text-t2 hover:bg-s2 hover:text-t1',
    'active:bg-s3 disabled:bg-transparent disabled:text-t4',
  ),
  danger:
    'border-fail-line bg-s1 text-fail hover:bg-fail-tint disabled:border-l2 disabled:bg-transparent disabled:text-t4',
};
const sizes: Record<Size, string> = {
  sm: 'h-24 text-12 phone:h-36',
  md: 'h-28 phone:h-36',
  lg: 'h-32 phone:h-44',
  'sign-in': 'h-36 justify-center phone:h-44',
};
const paddings: Record<Size, string> = { sm: 'px-8', md: 'px-10', lg: 'px-10', 'sign-in': 'px-10' };
const squares: Record<Size, string> = {
  sm: 'w-24 justify-center phone:w-36',
  md: 'w-28 justify-center phone:w-36',
  lg: 'w-32 justify-center phone:w-44',
  'sign-in': 'w-36 justify-center',
};

function iconTone(look: Look, pressed: boolean | undefined): string {
  if (look === 'primary' || look === 'danger') return '';
  return pressed ? 'text-t1' : 'text-t2';
}
