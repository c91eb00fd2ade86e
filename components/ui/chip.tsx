import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** How the link looks that removes a filter. */
type ChipLink = { 'aria-label': string; className: string; children: ReactNode };

/** How the button looks that opens the values of a filter. */
type ChipValue = { triggerClass: string; trigger: ReactNode };

/** How the chip of a field reads whose chosen values have these labels. */
export function chipWords(field: string, labels: readonly string[]) {
  return { field, operator: labels.length > 1 ? 'is any of' : 'is', value: labels.join(', ') };
}

/** A filter: field, operator, value, which may open its choices, and the screen's link that removes it. */
export function Chip({
  field,
  operator,
  value,
  edit,
  remove,
}: {
  field: string;
  operator: string;
  value: string;
  /** What opens the values, for a filter that can be changed in place. */
  edit?: (look: ChipValue) => ReactNode;
  remove: (look: ChipLink) => ReactNode;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-24 shrink-0 items-stretch divide-x divide-l1 rounded-4',
        'border border-l2 bg-s1 text-12 whitespace-nowrap phone:h-36',
        'has-aria-expanded:outline-2 has-aria-expanded:outline-accent',
      )}
    >
      <span className="flex items-center px-6 text-t2">{field}</span>
      <span className="flex items-center px-6 text-t3">{operator}</span>
      {edit ? (
        edit({ triggerClass: cx(valueClass, 'hover:bg-s2'), trigger: <span className="truncate">{value}</span> })
      ) : (
        <span className={valueClass} title={value}>
          <span className="truncate">{value}</span>
        </span>
      )}
      {remove({
        'aria-label': `Remove filter ${field}`,
        className: 'flex items-center rounded-e-3 px-4 text-t3 hover:bg-s2 hover:text-t1 phone:px-10',
        children: <Icon name="remove" size={12} />,
      })}
    </span>
  );
}

const valueClass = 'flex max-w-480 items-center px-6 font-medium phone:max-w-264';
