import { cx } from '#components/ui/cx.ts';
import { Icon, type IconName } from '#components/ui/icon.tsx';
import type { Risk } from '#lib/review/case/case.ts';
import { riskWords } from './words.ts';

const icons: Record<Risk, IconName> = { low: 'riskLow', medium: 'riskMedium', high: 'riskHigh' };

export function RiskLabel({ risk }: { risk: Risk }) {
  return (
    <span className={cx('labelled', risk === 'high' ? 'font-medium' : 'text-t2')}>
      <Icon name={icons[risk]} className="-me-3" />
      {riskWords[risk]}
    </span>
  );
}
