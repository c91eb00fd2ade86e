import type { IconName } from '#components/ui/icon.tsx';

export type Place = 'queue' | 'ledger' | 'connections';

/** The member who is signed in, what their role may open, and the action that ends their session. */
export type Person = {
  name: string;
  role: string;
  canSeeQueue: boolean;
  canSeeLedger: boolean;
  canSeeConnections: boolean;
  signOut: () => Promise<unknown>;
};

/** The entries of the sidebar and of the rail. */
export function placesFor(person: Person): { place: Place; href: string; label: string; icon: IconName }[] {
  return [
    ...(person.canSeeQueue
      ? [{ place: 'queue' as const, href: '/queue', label: 'Queue', icon: 'queue' as const }]
      : []),
    ...(person.canSeeLedger
      ? [{ place: 'ledger' as const, href: '/audit', label: 'Ledger', icon: 'ledger' as const }]
      : []),
    ...(person.canSeeConnections
      ? [{ place: 'connections' as const, href: '/admin/connections', label: 'Connections', icon: 'plug' as const }]
      : []),
  ];
}
