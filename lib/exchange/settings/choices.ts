import type { ConnectedProvider, Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { providers } from '#lib/providers/registry.ts';
import { commandKinds } from '#lib/review/commands/command.ts';
import { commandName } from '#lib/review/commands/sentence.ts';
import type { ProviderChoice } from '#lib/review/connections/provider-choice.ts';
import type { SettingControl } from '#lib/review/connections/setting.ts';
import { settingControls } from './form.ts';

/** Every provider a connection can be added to, with what it can do and the form of its settings. Asks nobody. */
export function providerChoices(): ProviderChoice[] {
  return providers.map((provider) => ({
    id: provider.id,
    label: provider.label,
    abilities: abilitiesOf(provider),
    controls: settingControls(provider, null),
    secretInAddress: secretInAddress(provider),
  }));
}

/** What a provider can do with every setting filled in. */
export function abilitiesOf(provider: Provider): ProviderChoice['abilities'] {
  const can = withSpecimen(provider);
  const commands = commandKinds.filter((kind) => can.commands?.[kind] !== undefined).map((kind) => commandName(kind));
  const ability = (isThere: boolean, has: string, lacks: string) => ({ what: isThere ? has : lacks, isThere });
  return [
    ability(
      can.applicants?.list !== undefined,
      'Lists its applicants',
      'Lists nobody: ids come by webhook or are imported',
    ),
    ability(can.images !== undefined, 'Gives images', 'Gives no images'),
    ability(provider.webhook !== undefined, 'Sends webhooks', 'Sends no webhooks: it is asked on a schedule'),
    ability(commands.length > 0, `Takes commands: ${commands.join(', ').toLowerCase()}`, 'Takes no commands'),
  ];
}

/** With every setting filled in, a provider shows the most it can do. */
function withSpecimen(provider: Provider): Partial<ConnectedProvider> {
  return membersWith(provider, specimenOf(provider));
}

/** What a provider can do with these settings, told from its members; whatever it would send is refused. */
export function membersWith(provider: Provider, settings: unknown): Partial<ConnectedProvider> {
  const send = () => Promise.reject(new ProviderError('refused', 'nothing is sent to find out what could be'));
  try {
    return provider.connect(settings, { http: { send }, now: () => new Date() });
  } catch (error) {
    // Settings that are not complete: nothing can be done with them, and the form is there all the same.
    if (error instanceof ProviderError) return {};
    throw error;
  }
}

/** The secret that is part of the address of a provider's webhooks, where nothing else proves who sends; null elsewhere. */
export function secretInAddress({ webhook, ...provider }: Provider): string | null {
  if (!webhook) return null;
  const specimen = specimenOf(provider);
  return webhook.path(specimen).includes(String(specimen[webhook.secretField])) ? webhook.secretField : null;
}

/** For each field the first specimen that the provider takes, among the others as they are by then. */
function specimenOf(provider: Pick<Provider, 'settings'>): Record<string, unknown> {
  const tries = settingControls(provider, null).map((control) => ({ name: control.name, left: specimensFor(control) }));
  for (;;) {
    const settings = Object.fromEntries(tries.flatMap(({ name, left }) => (left.length > 0 ? [[name, left[0]]] : [])));
    const refused = provider.settings.safeParse(settings).error?.issues.map(({ path }) => path[0]) ?? [];
    const next = tries.find(({ name, left }) => left.length > 0 && refused.includes(name));
    if (next === undefined) return settings;
    next.left.shift();
  }
}

function specimensFor({ name, control, value }: SettingControl): unknown[] {
  const known = value === null || control.kind === 'number' ? [] : [value];
  const text = [`specimen-of-${name}-for-nobody`, 'https://provider.invalid', '0'.repeat(64), '/specimen'];
  if (control.kind === 'text') return [...known, ...text];
  if (control.kind === 'choice') return [...known, ...control.options];
  if (control.kind === 'switch') return [...known, true];
  if (control.kind === 'variants')
    return control.variants.map(({ value: word, fields }) => ({ [control.by]: word, ...filledIn(fields) }));
  return [];
}

function filledIn(fields: SettingControl[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ name }) => [name, `specimen-of-${name}-for-nobody`]));
}
