import { connectionLines } from '#lib/data/connections/lines.ts';
import { isAvailable } from '#lib/providers/capabilities.ts';
import { providerById, providerLabel } from '#lib/providers/registry.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ConnectionList, ConnectionParts, SettingsForm } from '#lib/review/connections/view.ts';
import { knownProvider, openIfUnsealed } from '../connect.ts';
import { webhookBase } from '../webhooks/url.ts';
import { secretInAddress } from './choices.ts';
import { settingControls } from './form.ts';

/** The list of connections with the state of each. @throws Refusal `not_allowed` */
export async function connectionList(actor: Actor): Promise<ConnectionList> {
  const connections = await connectionLines(actor, providerLabel);
  return { connections, readAt: new Date().toISOString() };
}

/**
 * The settings of a connection as a form; of a secret only whether it is set. Null when the keys Docket was given
 * don't unseal the settings.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function settingsForm(actor: Actor, id: string): Promise<SettingsForm | null> {
  mustBeAble(actor, 'see-connection-log');
  const opened = await openIfUnsealed(id);
  if (!opened) return null;
  const provider = knownProvider(opened.provider);
  const field = secretInAddress(provider);
  const { roundEveryMinutes, callsPerSecond } = provider.pace;
  return {
    controls: settingControls(provider, opened.settings),
    pace: { roundEveryMinutes, callsPerSecond },
    secretAddress: field === null ? null : { field, before: webhookBase(id) },
  };
}

/**
 * Which parts the page of a connection has. Settings that can't be unsealed, or an unknown provider, don't close the
 * page: it then shows as for a provider that lists its applicants and sends no webhooks.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function connectionParts(actor: Actor, id: string): Promise<ConnectionParts> {
  mustBeAble(actor, 'see-connection-log');
  const opened = await openIfUnsealed(id);
  const provider = opened ? providerById(opened.provider) : undefined;
  if (!opened || !provider) return { listsApplicants: true, sendsWebhooks: false, hasRules: false };
  const { list, webhooks, rules } = provider.capabilities;
  return {
    listsApplicants: isAvailable(provider.settings, list, opened.settings),
    sendsWebhooks: webhooks !== undefined,
    hasRules: isAvailable(provider.settings, rules, opened.settings),
  };
}
