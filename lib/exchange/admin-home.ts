import { endpointList } from '#lib/data/endpoints/list.ts';
import { configurationLately, type LatelyChanged } from '#lib/data/ledger/lately.ts';
import { memberNames } from '#lib/data/members/team.ts';
import { healthIn, lagP90Since } from '#lib/data/metrics/health.ts';
import { waitingRequests } from '#lib/data/policies/view.ts';
import { rulesAlarms } from '#lib/data/rules/alarms.ts';
import { openRequests } from '#lib/data/rules/request-view.ts';
import { kindsRead } from '#lib/data/rules/versions.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type HistoryBar, historyBars, lastDay } from '#lib/review/connections/last-day.ts';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import type { EndpointLine } from '#lib/review/endpoints/view.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import type { RuleKind } from '#lib/review/rules/rule.ts';
import type { PublishView, RulesAlarm } from '#lib/review/rules/view.ts';
import { connectionList } from './settings/overview.ts';

/**
 * All that an admin's home shows. `history` and `lagP90`, in seconds over the same day, are by the connection's id;
 * requests are those that are not over; `rules` and `members` are what its search finds besides.
 */
export type AdminHome = {
  list: ConnectionList;
  history: Record<string, HistoryBar[]>;
  lagP90: Record<string, number>;
  ruleRequests: PublishView[];
  policyRequests: RequestView[];
  alarms: RulesAlarm[];
  /** Those that fail, or said that they are gone. */
  failingEndpoints: EndpointLine[];
  lately: LatelyChanged[];
  rules: { connectionId: string; kind: RuleKind }[];
  members: string[];
};

const latelyShown = 6;

/**
 * Connections with their last day, what waits to be published, alarms, recent changes.
 * @throws Refusal `not_allowed`
 */
export async function adminHome(actor: MemberActor, now: Date): Promise<AdminHome> {
  mustBeAble(actor, 'see-connection-log');
  const list = await connectionList(actor);
  const steps = lastDay(now);
  const [health, p90, ruleRequests, policyRequests, alarms, endpoints, lately, rules, members] = await Promise.all([
    healthIn(
      steps,
      list.connections.map(({ id }) => id),
    ),
    lagP90Since(new Date(steps[0]?.start ?? now)),
    openRequests(actor),
    waitingRequests(actor),
    rulesAlarms(actor),
    endpointList(actor),
    configurationLately(actor, latelyShown),
    kindsRead(actor),
    can(actor, 'keep-team') ? memberNames(actor) : [],
  ]);
  const history = health.map(({ connectionId, steps: read }) => [connectionId, historyBars(steps, read)] as const);
  return {
    list,
    history: Object.fromEntries(history),
    lagP90: Object.fromEntries(p90),
    ruleRequests,
    policyRequests,
    alarms,
    failingEndpoints: endpoints.filter(isFailing),
    lately,
    rules,
    members,
  };
}

function isFailing({ isActive, failingSince, disabledBecause }: EndpointLine): boolean {
  return disabledBecause === 'gone' || (isActive && failingSince !== null);
}
