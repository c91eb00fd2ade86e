import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';

export type ToneName = 'pass' | 'attention' | 'fail' | 'pending' | 'unknown' | 'not_done';

/** A shape, a word and a colour, so that the colour is never the only sign. */
export function Tone({
  tone,
  children,
  quiet = false,
  className,
}: {
  tone: ToneName;
  children: ReactNode;
  quiet?: boolean;
  className?: string;
}) {
  return (
    <span className={cx('tone', quiet ? 'quiet' : toneText[tone], className)}>
      {quiet ? <ToneIcon tone={tone} /> : <Icon name={toneIcon[tone]} />}
      <span>{children}</span>
    </span>
  );
}

/** The shape alone, where the word is beside it. */
export function ToneIcon({ tone, className }: { tone: ToneName; className?: string }) {
  return <Icon name={toneIcon[tone]} className={cx(toneText[tone], className)} />;
}

const toneIcon: Record<ToneName, IconName> = {
  pass: 'pass',
  attention: 'attention',
  fail: 'fail',
  pending: 'pending',
  unknown: 'unknown',
  not_done: 'notDone',
};

export const toneText: Record<ToneName, string> = {
  pass: 'text-pass',
  attention: 'text-attention',
  fail: 'text-fail',
  pending: 'text-pending',
  unknown: 'text-unknown',
  not_done: 'text-t3',
};
