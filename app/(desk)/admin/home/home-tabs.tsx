import Link from 'next/link';
import type { Person } from '#components/shell/navigation.ts';
import { cx } from '#components/ui/cx.ts';
import { tabClass } from '#components/ui/tab-class.ts';

/** The admin's screens beside this one. */
export function HomeTabs({ person, connections }: { person: Person; connections: number }) {
  const tabs: { href: string; label: string; count?: number }[] = [
    { href: '/admin', label: 'Home' },
    ...(person.canSeeConnections ? [{ href: '/admin/connections', label: 'Connections', count: connections }] : []),
    ...(person.canSeePolicies ? [{ href: '/admin/policies', label: 'Policies' }] : []),
    ...(person.canSeeRetention ? [{ href: '/admin/retention', label: 'Retention' }] : []),
    ...(person.canSeeRules ? [{ href: '/admin/rules', label: 'Rules' }] : []),
    ...(person.canKeepTeam ? [{ href: '/admin/team', label: 'Team' }] : []),
    ...(person.canSeeLedger ? [{ href: '/audit', label: 'Ledger' }] : []),
  ];
  return (
    <nav
      aria-label="Administration"
      className={cx(
        'flex h-32 shrink-0 items-stretch overflow-x-auto overflow-y-hidden border-b border-l2 px-8',
        'thin-scroll',
      )}
    >
      {tabs.map(({ href, label, count }) => {
        const isCurrent = href === '/admin';
        return (
          <Link
            key={href}
            href={href}
            prefetch={false}
            aria-current={isCurrent ? 'page' : undefined}
            className={tabClass(isCurrent)}
          >
            {label}
            {count !== undefined && <span className="text-12 font-normal text-t3">{count.toLocaleString('en')}</span>}
          </Link>
        );
      })}
    </nav>
  );
}
