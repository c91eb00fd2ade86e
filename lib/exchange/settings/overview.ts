import { type ConnectionWithSettings, connectionWithSettings } from '#lib/data/connections/connections.ts';
import { connectionLines } from '#lib/data/connections/lines.ts';
import { SealBroken } from '#lib/data/seal.ts';
import { isAvailable } from '#lib/providers/capabilities.ts';
import { providerById } from '#lib/providers/registry.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import type { ConnectionList, ConnectionParts, SettingsForm } from '#lib/review/connections/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { webhookBase } from '../webhooks/url.ts';
import { secretInAddress } from './choices.ts';
import { settingControls } from './form.ts';

/** How every connection is now. @throws Refusal `not_allowed` */
export async function connectionList(actor: Actor): Promise<ConnectionList> {
  const connections = await connectionLines(actor, (provider) => providerById(provider)?.label ?? provider);
  return { connections, readAt: new Date().toISOString() };
}

/**
 * The settings of a connection as a form: of its secrets only whether they are set. Null when its seal can't be opened
 * with the keys Docket was given.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function settingsForm(actor: Actor, id: string): Promise<SettingsForm | null> {
  mustBeAble(actor, 'see-connection-log');
  const opened = await openedIfWhole(id);
  if (!opened) return null;
  const provider = providerById(opened.provider);
  if (!provider)
    throw new Refusal('not_found', 'This version of Docket does not know the provider of this connection.');
  const field = secretInAddress(provider);
  const { roundEveryMinutes, callsPerSecond } = provider.pace;
  return {
    controls: settingControls(provider, opened.settings),
    pace: { roundEveryMinutes, callsPerSecond },
    secretAddress: field === null ? null : { field, before: webhookBase(id) },
  };
}

/** @throws Refusal `not_allowed`, `not_found` */
export async function connectionParts(actor: Actor, id: string): Promise<ConnectionParts> {
  mustBeAble(actor, 'see-connection-log');
  const opened = await openedIfWhole(id);
  const provider = opened ? providerById(opened.provider) : undefined;
  if (!opened || !provider) return { listsApplicants: true, sendsWebhooks: false };
  const { list, webhooks } = provider.capabilities;
  return {
    listsApplicants: isAvailable(provider.settings, list, opened.settings),
    sendsWebhooks: webhooks !== undefined,
  };
}

/** A key that was lost must not close the page on which the connection can be removed. */
async function openedIfWhole(id: string): Promise<ConnectionWithSettings | null> {
  try {
    return await connectionWithSettings(id);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}
