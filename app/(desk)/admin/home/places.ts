import type { Person } from '#components/shell/navigation.ts';
import type { AdminHome } from '#lib/exchange/admin-home.ts';
import { connectionName } from '#lib/review/connections/name.ts';
import { sectionLabels } from '#lib/review/policies/words.ts';
import { placeHref, sections } from '../policies/place.ts';
import { kindLabels, partHref } from '../rules/place.ts';

/** Where a search of the admin's home leads: its name, what it is, and its address. */
export type Place = { label: string; about: string; href: string };

/** All that can be found: settings first, then people. Only what the person may open. */
export function placesOf(
  { list, rules, members }: Pick<AdminHome, 'list' | 'rules' | 'members'>,
  person: Person,
): Place[] {
  const nameOf = new Map(list.connections.map((line) => [line.id, connectionName(line)]));
  const policies = sections.map((kind) => ({
    label: sectionLabels[kind].label,
    about: `Policies. ${sectionLabels[kind].about}`,
    href: placeHref('edit', { section: kind }),
  }));
  const ofRules = rules.flatMap(({ connectionId, kind }) => {
    const about = nameOf.get(connectionId);
    if (about === undefined) return [];
    return [
      { label: kindLabels[kind], about, href: partHref(connectionId, kind) },
      {
        label: `History of ${kindLabels[kind].toLowerCase()}`,
        about,
        href: partHref(connectionId, 'history', { kind }),
      },
    ];
  });
  return [
    ...list.connections.map((line) => ({
      label: line.label,
      about: `${line.providerLabel}, connection`,
      href: `/admin/connections/${line.id}`,
    })),
    { label: 'Outgoing webhooks', about: 'Connections. Whom decisions are told', href: '/admin/connections/outgoing' },
    ...(person.canSeeRules ? ofRules : []),
    ...(person.canSeePolicies ? policies : []),
    ...members.map((name) => ({
      label: name,
      about: 'Team',
      href: `/admin/team?${new URLSearchParams({ text: name })}`,
    })),
  ];
}

/** The places whose name or description holds every word that is typed; those whose name begins with it come first. */
export function foundPlaces(places: readonly Place[], typed: string): Place[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const text = ({ label, about }: Place) => `${label} ${about}`.toLowerCase();
  const isFirst = ({ label }: Place) => words[0] !== undefined && label.toLowerCase().startsWith(words[0]);
  const found = places.filter((place) => words.every((word) => text(place).includes(word)));
  return found.toSorted((a, b) => Number(isFirst(b)) - Number(isFirst(a)));
}
