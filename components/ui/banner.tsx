import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon, type IconName } from './icon.tsx';

type BannerTone = 'attention' | 'fail' | 'plain';

/** A banner under the bar. A screen shows one at a time, the worst. */
export function Banner({
  tone,
  title,
  children,
  act,
}: {
  tone: BannerTone;
  title: string;
  children?: ReactNode;
  act?: ReactNode;
}) {
  const look = looks[tone];
  return (
    <div
      role={tone === 'fail' ? 'alert' : 'status'}
      className={cx('flex min-h-32 shrink-0 items-center gap-8 border-b px-16 py-5 text-12 leading-20', look.frame)}
    >
      <Icon name={look.icon} className={cx('phone:mt-3 phone:self-start', look.text)} />
      <span className="min-w-0 truncate phone:whitespace-normal">
        <b className="font-medium">{title}</b> {children}
      </span>
      {act && <span className="ms-auto flex shrink-0 items-center gap-12">{act}</span>}
    </div>
  );
}

const looks: Record<BannerTone, { frame: string; text: string; icon: IconName }> = {
  attention: { frame: 'border-attention-line bg-attention-tint', text: 'text-attention', icon: 'attention' },
  fail: { frame: 'border-fail-line bg-fail-tint', text: 'text-fail', icon: 'fail' },
  plain: { frame: 'border-l2 bg-s2', text: 'text-t2', icon: 'clock' },
};
