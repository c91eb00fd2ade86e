import type { ConnectionParts } from '#lib/review/connections/view.ts';

export const tabs = ['overview', 'settings', 'webhooks', 'dead', 'commands', 'import'] as const;

export type Tab = (typeof tabs)[number];

/** The tab, and the place in a log, that the address names. */
export type Place = { tab: Tab; before: string | null };

/** Reads the address. A tab that this connection does not have becomes the overview. */
export function readPlace(search: Record<string, string | string[] | undefined>, parts: ConnectionParts): Place {
  const tab = tabs.find((one) => one === search.tab && isThere(one, parts)) ?? 'overview';
  return { tab, before: typeof search.before === 'string' ? search.before.slice(0, 200) : null };
}

export function placeHref(id: string, tab: Tab, before: string | null = null): string {
  const search = new URLSearchParams({
    ...(tab === 'overview' ? {} : { tab }),
    ...(before ? { before } : {}),
  }).toString();
  return `/admin/connections/${id}${search ? `?${search}` : ''}`;
}

/** Whether a connection has a tab, by its capabilities. */
export function isThere(tab: Tab, { listsApplicants, sendsWebhooks }: ConnectionParts): boolean {
  if (tab === 'import') return !listsApplicants;
  return tab === 'webhooks' ? sendsWebhooks : true;
}
