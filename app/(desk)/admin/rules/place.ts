import { type RuleKind, ruleKinds } from '#lib/review/rules/rule.ts';

/** The parts of one connection's rules, each a screen. */
export type RulesPart = 'weights' | 'requirements' | 'simulation' | 'history' | 'requests';

export const kindLabels: Record<RuleKind, string> = { weights: 'Weights', requirements: 'Requirements' };

/** The address of a part; `search` keeps what is chosen on it. */
export function partHref(connectionId: string, part: RulesPart, search: Record<string, string> = {}): string {
  const path = `/admin/rules/${connectionId}${part === 'requests' ? '' : `/${part}`}`;
  const query = new URLSearchParams(search).toString();
  return query === '' ? path : `${path}?${query}`;
}

/** What an address says once; undefined where it says nothing, or the same twice. */
export function oneOf(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.slice(0, 300) : undefined;
}

/** The kind of rules that an address names, of those that there are. */
export function kindIn(value: string | string[] | undefined, there: readonly RuleKind[]): RuleKind | undefined {
  return there.find((kind) => kind === value) ?? ruleKinds.find((kind) => there.includes(kind));
}
