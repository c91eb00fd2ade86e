import type { Answer } from '#components/review/answered.ts';
import type { IconName } from '#components/ui/icon.tsx';
import type { KeyEdit, ScreenKeys } from '#lib/review/keys/choice.ts';

export type Place =
  | 'queue'
  | 'inbox'
  | 'hits'
  | 'jobs'
  | 'erasures'
  | 'metrics'
  | 'ledger'
  | 'admin'
  | 'connections'
  | 'policies'
  | 'retention'
  | 'rules'
  | 'team';

/** The member who is signed in, what their role may open, and the actions on their session and their keys. */
export type Person = {
  name: string;
  role: string;
  canSeeQueue: boolean;
  canSeeInbox: boolean;
  canSeeHits: boolean;
  canSeeJobs: boolean;
  canSeeErasures: boolean;
  canSeeMetrics: boolean;
  canSeeLedger: boolean;
  canSeeConnections: boolean;
  canSeePolicies: boolean;
  canSeeRetention: boolean;
  canSeeRules: boolean;
  canKeepTeam: boolean;
  /** Whether they work on cases, of which notices tell. */
  hasNotices: boolean;
  /** Where their work begins. */
  home: Place;
  signOut: () => Promise<unknown>;
  /** Saves a change of their own keys. */
  changeKeys: (edit: KeyEdit) => Promise<Answer<ScreenKeys>>;
};

/** `key` is pressed after g. */
type Entry = { place: Place; href: string; label: string; icon: IconName; key: string };

/** The entry at which someone's work begins. */
export function homeOf(person: Person): Entry | undefined {
  const places = placesFor(person);
  return places.find(({ place }) => place === person.home) ?? places[0];
}

/** The entries of the sidebar and of the rail. */
export function placesFor(person: Person): Entry[] {
  return [
    ...(person.canSeeQueue
      ? [{ place: 'queue' as const, href: '/queue', label: 'Queue', icon: 'queue' as const, key: 'q' }]
      : []),
    ...(person.canSeeInbox
      ? [{ place: 'inbox' as const, href: '/inbox', label: 'Inbox', icon: 'inbox' as const, key: 'i' }]
      : []),
    ...(person.canSeeHits
      ? [{ place: 'hits' as const, href: '/hits', label: 'Hits', icon: 'hits' as const, key: 'h' }]
      : []),
    ...(person.canSeeJobs
      ? [{ place: 'jobs' as const, href: '/jobs', label: 'Jobs', icon: 'jobs' as const, key: 'j' }]
      : []),
    ...(person.canSeeErasures
      ? [{ place: 'erasures' as const, href: '/erasures', label: 'Erasures', icon: 'people' as const, key: 'e' }]
      : []),
    ...(person.canSeeMetrics
      ? [{ place: 'metrics' as const, href: '/metrics', label: 'Metrics', icon: 'chart' as const, key: 'm' }]
      : []),
    ...(person.canSeeLedger
      ? [{ place: 'ledger' as const, href: '/audit', label: 'Ledger', icon: 'ledger' as const, key: 'l' }]
      : []),
    ...(person.canSeeConnections
      ? [
          { place: 'admin' as const, href: '/admin', label: 'Admin home', icon: 'screen' as const, key: 'a' },
          {
            place: 'connections' as const,
            href: '/admin/connections',
            label: 'Connections',
            icon: 'plug' as const,
            key: 'c',
          },
        ]
      : []),
    ...(person.canSeePolicies
      ? [{ place: 'policies' as const, href: '/admin/policies', label: 'Policies', icon: 'file' as const, key: 'p' }]
      : []),
    ...(person.canSeeRetention
      ? [
          {
            place: 'retention' as const,
            href: '/admin/retention',
            label: 'Retention',
            icon: 'clock' as const,
            key: 'd',
          },
        ]
      : []),
    ...(person.canSeeRules
      ? [{ place: 'rules' as const, href: '/admin/rules', label: 'Rules', icon: 'settings' as const, key: 'r' }]
      : []),
    ...(person.canKeepTeam
      ? [{ place: 'team' as const, href: '/admin/team', label: 'Team', icon: 'people' as const, key: 't' }]
      : []),
  ];
}
