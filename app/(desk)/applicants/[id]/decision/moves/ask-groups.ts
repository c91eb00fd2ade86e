import type { RequestReason } from '#lib/review/policies/reason.ts';
import { requestGroupLabels, requestGroups } from '#lib/review/requests/lack.ts';
import type { Suggestion } from '#lib/review/requests/lacking.ts';

/** One thing to ask for. `why`: what the case points to; empty where it does not. */
export type AskOption = { reason: RequestReason; why: string[] };

export type AskGroup = { label: string; asks: AskOption[] };

/** What can be asked for as the form lists it: what is suggested first, then by group, each once. */
export function askGroups(reasons: readonly RequestReason[], suggestions: readonly Suggestion[]): AskGroup[] {
  const why = new Map(suggestions.map((one) => [one.code, one.why]));
  const all = reasons.map((reason) => ({ reason, why: why.get(reason.code) ?? [] }));
  const rest = all.filter((one) => one.why.length === 0);
  return [
    { label: 'The case points to', asks: all.filter((one) => one.why.length > 0) },
    ...requestGroups.map((group) => ({
      label: requestGroupLabels[group],
      asks: rest.filter(({ reason }) => reason.group === group),
    })),
  ].filter(({ asks }) => asks.length > 0);
}
