import { notSetUp, notTried, tried } from '../probe.ts';
import type { Finding, Probe } from '../provider.ts';
import type { VultApi } from './api.ts';
import { healthOperations } from './operations/health.ts';
import { ruleOperations } from './operations/rules.ts';
import { sessionOperations } from './operations/sessions.ts';
import { webhookOperations } from './operations/webhooks.ts';
import { totalOf } from './session-list.ts';
import type { VultSettings } from './settings.ts';

/** Lists one session and reads no more. Everything that needs a token is asked only after signing in worked. */
export async function probeVult(api: VultApi, settings: VultSettings): Promise<Probe> {
  const [health, signIn] = await Promise.all([
    tried('Health', async () => {
      await api.call(healthOperations.health, {});
      return 'The service says how it is.';
    }),
    tried('Sign in', async () => {
      await api.signIn();
      return 'The provider gives a token for these credentials.';
    }),
  ]);
  const inside = signIn.outcome === 'works' ? await Promise.all(withToken(api, settings)) : [];
  return { findings: [signIn, ...inside, health, webhooksIn(settings)], erasesWhatItReads: false };
}

function withToken(api: VultApi, settings: VultSettings): Promise<Finding>[] {
  const { clientId, userId } = settings;
  const whose =
    clientId === undefined && userId === undefined
      ? 'the provider’s default, because the settings name no client and no user'
      : 'those of the settings';
  return [
    tried('List applicants', async () => {
      const { sessions, meta_counts } = await api.call(sessionOperations.list, { take: 1 });
      const total = totalOf(meta_counts);
      if (total !== null) return `The list can be read; it counts ${total}.`;
      return sessions.length === 0 ? 'The list can be read; nobody is on it yet.' : 'The list can be read.';
    }),
    tried('Weights', async () => {
      await api.call(ruleOperations.weightsGet, {});
      return `They can be read: ${whose}.`;
    }),
    tried('Requirements', async () => {
      await api.call(ruleOperations.requirementsGet, {});
      return `They can be read: ${whose}.`;
    }),
    tried('Registered webhooks', async () => {
      const { webhooks } = await api.call(webhookOperations.list, { client_id: clientId, take: 100 });
      return `The list can be read; it holds ${webhooks.length}.`;
    }),
  ];
}

function webhooksIn({ webhookToken }: VultSettings): Finding {
  return webhookToken === undefined
    ? notSetUp('Webhooks', 'There is no webhook token, so all notifications are rejected.')
    : notTried('Webhooks', 'There is a webhook token. The first notification shows whether the address is registered.');
}
