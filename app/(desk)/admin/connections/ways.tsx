import Link from 'next/link';
import { tabClass } from '#components/ui/tab-class.ts';

const ways = [
  { way: 'providers', href: '/admin/connections', label: 'Providers' },
  { way: 'outgoing', href: '/admin/connections/outgoing', label: 'Outgoing webhooks' },
] as const;

/** The two ways of a desk: what it reads from providers, and whom it tells of decisions. */
export function Ways({ current }: { current: (typeof ways)[number]['way'] }) {
  return (
    <nav aria-label="Connections" className="flex h-40 shrink-0 items-stretch gap-4 border-b border-l2 px-8">
      {ways.map(({ way, href, label }) => (
        <Link
          key={way}
          href={href}
          prefetch={false}
          aria-current={way === current ? 'page' : undefined}
          className={tabClass(way === current)}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
