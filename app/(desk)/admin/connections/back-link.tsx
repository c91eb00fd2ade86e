import Link from 'next/link';
import { buttonClass } from '#components/ui/button.tsx';
import { Icon } from '#components/ui/icon.tsx';

export function BackLink() {
  return (
    <Link
      href="/admin/connections"
      prefetch={false}
      aria-label="All connections"
      title="All connections"
      className={buttonClass('quiet', 'md', true)}
    >
      <Icon name="left" />
    </Link>
  );
}
