import { connectionWithSettings } from '#lib/data/connections/connections.ts';
import { commandFields } from '#lib/providers/form-fields.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { providerById } from '#lib/providers/registry.ts';
import { secretFields, settingFields } from '#lib/providers/settings.ts';
import { can, mustBeAble } from '#lib/review/access.ts';
import type { Actor, MemberActor } from '#lib/review/actor.ts';
import type { CommandView } from '#lib/review/commands/view.ts';
import type { WebhookPlace } from '#lib/review/connections/view.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { providerCommandsIfUsable } from '../commands/available.ts';
import { orderAndWait } from '../commands/send-now.ts';
import { webhookBase } from './url.ts';

/**
 * The address for the provider's webhooks, and whether they can be verified; null for a provider that sends none. A
 * secret in the address is masked.
 * @throws Refusal `not_allowed`, `not_found`
 */
export async function webhookSetup(actor: Actor, connectionId: string): Promise<WebhookPlace | null> {
  mustBeAble(actor, 'see-connection-log');
  const { provider: providerId, settings, isActive } = await connectionWithSettings(connectionId);
  const provider = providerById(providerId);
  if (!provider?.webhook) return null;
  const { secretField, path } = provider.webhook;
  const secrets = secretFields(provider.settings).map((name) => settings[name]);
  const parts = path(settings).map((part) => (secrets.includes(part) ? masked : part));
  const commands =
    isActive && can(actor, 'keep-connections') ? await providerCommandsIfUsable(connectionId) : undefined;
  return {
    address: [webhookBase(connectionId), ...parts].join('/'),
    isAddressSecret: parts.includes(masked),
    isOn: settings[secretField] !== undefined && settings[secretField] !== null,
    secretTitle: titleOf(provider, secretField),
    canRegister: commands?.create_webhook !== undefined,
    removal: commands?.delete_webhook ? commandFields(commands.delete_webhook.input) : null,
  };
}

/**
 * Orders the registration of Docket's webhook address at the provider. The address is built on the server, because it
 * may hold a secret.
 * @param commandId made with the button, so that pressing it twice orders once
 * @throws Refusal as orderCommand
 */
export async function registerWebhook(
  actor: MemberActor,
  connectionId: string,
  commandId: string,
): Promise<CommandView> {
  const { provider: providerId, settings, label } = await connectionWithSettings(connectionId);
  const webhook = providerById(providerId)?.webhook;
  if (!webhook) throw new Refusal('invalid', 'This provider sends no webhooks.');
  const url = [webhookBase(connectionId), ...webhook.path(settings)].join('/');
  const input = { name: `Docket, ${label}`, url };
  return orderAndWait(actor, { id: commandId, kind: 'create_webhook', input, applicantId: null, connectionId });
}

const masked = '••••••••';

function titleOf({ settings }: Provider, field: string): string {
  return settingFields(settings).find(({ name }) => name === field)?.meta.title ?? field;
}
