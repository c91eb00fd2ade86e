import { configurationLately, type LatelyChanged } from '#lib/data/ledger/lately.ts';
import { healthIn } from '#lib/data/metrics/health.ts';
import { waitingPolicyRequests } from '#lib/data/policies/view.ts';
import { rulesAlarms } from '#lib/data/rules/alarms.ts';
import { openRequests } from '#lib/data/rules/request-view.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { MemberActor } from '#lib/review/actor.ts';
import { type HistoryBar, historyBars, lastDay } from '#lib/review/connections/last-day.ts';
import type { ConnectionList } from '#lib/review/connections/view.ts';
import type { RequestView } from '#lib/review/policies/view.ts';
import type { PublishView, RulesAlarm } from '#lib/review/rules/view.ts';
import { connectionList } from './settings/overview.ts';

/** All that an admin's home shows. `history` is by the connection's id; requests are those that are not over. */
export type AdminHome = {
  list: ConnectionList;
  history: Record<string, HistoryBar[]>;
  ruleRequests: PublishView[];
  policyRequests: RequestView[];
  alarms: RulesAlarm[];
  lately: LatelyChanged[];
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
  const [health, ruleRequests, policyRequests, alarms, lately] = await Promise.all([
    healthIn(
      steps,
      list.connections.map(({ id }) => id),
    ),
    openRequests(actor),
    waitingPolicyRequests(actor),
    rulesAlarms(actor),
    configurationLately(actor, latelyShown),
  ]);
  const history = health.map(({ connectionId, steps: read }) => [connectionId, historyBars(steps, read)] as const);
  return {
    list,
    history: Object.fromEntries(history),
    ruleRequests,
    policyRequests,
    alarms,
    lately,
  };
}
