import type { Answer } from '#components/review/answered.ts';
import type { IconName } from '#components/ui/icon.tsx';
import type { KeyEdit, ScreenKeys } from '#lib/review/keys/choice.ts';

export type Place =
  | 'queue'
  | 'inbox'
  | 'hits'
  | 'crypto'
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
  /** Whose desk it is; null where nothing says. */
  organisation: string | null;
  role: string;
  canSeeQueue: boolean;
  canSeeInbox: boolean;
  canSeeHits: boolean;
  canSeeCrypto: boolean;
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

type Row = [may: boolean, place: Place, href: string, label: string, icon: IconName, key: string];

/** The entries of the sidebar and of the rail. */
export function placesFor(person: Person): Entry[] {
  const rows: Row[] = [
    [person.canSeeQueue, 'queue', '/queue', 'Queue', 'queue', 'q'],
    [person.canSeeInbox, 'inbox', '/inbox', 'Inbox', 'inbox', 'i'],
    [person.canSeeHits, 'hits', '/hits', 'Hits', 'hits', 'h'],
    [person.canSeeCrypto, 'crypto', '/crypto', 'Crypto AML', 'crypto', 'b'],
    [person.canSeeJobs, 'jobs', '/jobs', 'Jobs', 'jobs', 'j'],
    [person.canSeeErasures, 'erasures', '/erasures', 'Erasures', 'people', 'e'],
    [person.canSeeMetrics, 'metrics', '/metrics', 'Metrics', 'chart', 'm'],
    [person.canSeeLedger, 'ledger', '/audit', 'Ledger', 'ledger', 'l'],
    [person.canSeeConnections, 'admin', '/admin', 'Admin home', 'screen', 'a'],
    [person.canSeeConnections, 'connections', '/admin/connections', 'Connections', 'plug', 'c'],
    [person.canSeePolicies, 'policies', '/admin/policies', 'Policies', 'file', 'p'],
    [person.canSeeRetention, 'retention', '/admin/retention', 'Retention', 'clock', 'd'],
    [person.canSeeRules, 'rules', '/admin/rules', 'Rules', 'settings', 'r'],
    [person.canKeepTeam, 'team', '/admin/team', 'Team', 'people', 't'],
  ];
  return rows.flatMap(([may, place, href, label, icon, key]) => (may ? [{ place, href, label, icon, key }] : []));
}
