export const tabs = ['overview', 'settings', 'webhooks', 'dead', 'commands', 'import'] as const;

export type Tab = (typeof tabs)[number];

/** What the address says: which part, and how far back in a log. */
export type Place = { tab: Tab; before: string | null };

export function readPlace(search: Record<string, string | string[] | undefined>): Place {
  const tab = tabs.find((one) => one === search.tab) ?? 'overview';
  return { tab, before: typeof search.before === 'string' ? search.before.slice(0, 200) : null };
}

export function placeHref(id: string, tab: Tab, before: string | null = null): string {
  const search = new URLSearchParams({ ...(tab === 'overview' ? {} : { tab }), ...(before ? { before } : {}) }).toString();
  return `/admin/connections/${id}${search ? `?${search}` : ''}`;
}
