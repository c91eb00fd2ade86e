import type { Provider } from '#lib/providers/provider.ts';
import { providers } from '#lib/providers/registry.ts';
import { commandKinds } from '#lib/review/commands/command.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import type { ProviderChoice } from '#lib/review/connections/provider-choice.ts';
import { settingControls } from './form.ts';

/** Every provider that a connection can be added to, with its capabilities and its form. Calls no vendor. */
export function providerChoices(): ProviderChoice[] {
  return providers.map((provider) => ({
    id: provider.id,
    label: provider.label,
    capabilities: capabilitiesOf(provider),
    controls: settingControls(provider, null),
    secretInAddress: secretInAddress(provider),
  }));
}

/** What a provider can do with every setting filled in, in the words of the form for a new connection. */
export function capabilitiesOf({
  capabilities: declared,
}: Pick<Provider, 'capabilities'>): ProviderChoice['capabilities'] {
  const commands = commandKinds
    .filter((kind) => declared.commands[kind] !== undefined)
    .map((kind) => commandName(kind));
  const capability = (isThere: boolean, has: string, lacks: string) => ({ what: isThere ? has : lacks, isThere });
  return [
    capability(
      declared.list !== undefined,
      'Lists its applicants',
      'Lists nobody: ids come by webhook or are imported',
    ),
    capability(declared.images !== undefined, 'Gives images', 'Gives no images'),
    capability(declared.webhooks !== undefined, 'Sends webhooks', 'Sends no webhooks: it is asked on a schedule'),
    capability(commands.length > 0, `Takes commands: ${commands.join(', ').toLowerCase()}`, 'Takes no commands'),
  ];
}

/** The name of the secret setting that is the end of the webhooks' address; null where a header carries the proof. */
export function secretInAddress({ webhook }: Pick<Provider, 'webhook'>): string | null {
  return webhook?.secretIsIn === 'address' ? webhook.secretField : null;
}
