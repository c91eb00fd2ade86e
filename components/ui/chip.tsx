import Link from 'next/link';
import { cx } from './cx.ts';
import { Icon } from './icon.tsx';

/** A filter: field, operator, value, and a link that removes it. */
export function Chip({
  field,
  operator,
  value,
  removeHref,
}: {
  field: string;
  operator: string;
  value: string;
  removeHref: string;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-24 shrink-0 items-stretch divide-x divide-l1 rounded-4',
        'border border-l2 bg-s1 text-12 whitespace-nowrap phone:h-36',
      )}
    >
      <span className="flex items-center px-6 text-t2">{field}</span>
      <span className="flex items-center px-6 text-t3">{operator}</span>
      <span className="flex max-w-264 items-center px-6 font-medium">
        <span className="truncate">{value}</span>
      </span>
      <Link
        href={removeHref}
        prefetch={false}
        aria-label={`Remove filter ${field}`}
        className="flex items-center rounded-e-3 px-4 text-t3 hover:bg-s2 hover:text-t1 phone:px-10"
      >
        <Icon name="remove" size={12} />
      </Link>
    </span>
  );
}
