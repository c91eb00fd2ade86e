import { z } from 'zod';
import { answered, command } from '../../command.ts';
import type { Capabilities, Command } from '../../provider.ts';
import { ProviderError } from '../../provider-error.ts';
import { word } from '../../reading/word.ts';
import type { VultApi } from '../api.ts';
import { webhookOperations } from '../operations/webhooks.ts';
import type { VultSettings } from '../settings.ts';
import { assertShown } from './assert-shown.ts';
import { callText } from './call-text.ts';

const Registration = z.strictObject({
  name: z.string().trim().min(1).max(200).meta({ title: 'Name', description: 'By which it is found again.' }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .meta({
      title: 'Address',
      description: 'Where the provider sends its notifications; it ends in the webhook token.',
    }),
});

const Removal = z.strictObject({
  id: z.string().min(1).max(200).meta({ title: 'Id', description: 'Of the webhook, from the provider’s list.' }),
});

/** The addresses that the vendor notifies. A webhook can't be changed, only removed and registered anew. */
export function webhookCommands(api: VultApi, settings: VultSettings): Capabilities['commands'] {
  return { create_webhook: registering(api, settings), delete_webhook: removing(api, settings) };
}

function registering(api: VultApi, settings: VultSettings): Command {
  const operation = webhookOperations.create;
  /** The answer to a registration is empty, so the webhook is found by its name and address. */
  const isThere = async ({ name, url }: z.output<typeof Registration>) =>
    (await webhooksOf(api, settings)).some((each) => each.name === name && each.url === url);
  return command({
    name: operation.name,
    input: Registration,
    about: 'connection',
    isReversible: true,
    call: callText(operation, settings),
    async send({ input: wanted }) {
      if (await isThere(wanted))
        throw new ProviderError('conflict', `${operation.name}: it is registered already, so nothing was sent`, {
          reason: 'not_sent',
        });
      await api.call(operation, { client_id: settings.clientId, ...wanted });
      await assertShown(operation.name, async () => ((await isThere(wanted)) ? done : { outcome: 'not_done' }));
      return done.answer;
    },
    readBack: async ({ input }) => ((await isThere(input)) ? done : { outcome: 'not_done' }),
  });
}

function removing(api: VultApi, settings: VultSettings): Command {
  const operation = webhookOperations.delete;
  return command({
    name: operation.name,
    input: Removal,
    about: 'connection',
    isReversible: true,
    call: callText(operation, settings),
    async send({ input }) {
      await api.call(operation, input);
      return done.answer;
    },
    async readBack({ input }) {
      return (await webhooksOf(api, settings)).some((each) => word(each.id) === input.id)
        ? { outcome: 'not_done' }
        : done;
    },
  });
}

const done = { outcome: 'done', answer: answered() } as const;

const pageSize = 100;
const mostPages = 20;

async function webhooksOf(api: VultApi, { clientId }: VultSettings): Promise<Record<string, unknown>[]> {
  const known: Record<string, unknown>[] = [];
  for (let page = 0; page < mostPages; page++) {
    const { webhooks } = await api.call(webhookOperations.list, {
      client_id: clientId,
      take: pageSize,
      skip: known.length,
    });
    known.push(...webhooks);
    if (webhooks.length < pageSize) break;
  }
  return known;
}
