import type { DeclaredCapabilities } from '#lib/providers/capabilities.ts';
import { unusable } from '#lib/providers/http/failure.ts';
import { operationNamed } from '#lib/providers/operation.ts';
import { notSetUp, tried } from '#lib/providers/probe.ts';
import type { Provider } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import { fileInBase64 } from '#lib/providers/reading/file.ts';
import { lookUp } from '#lib/providers/reading/words.ts';
import { acceptedSettings } from '#lib/providers/settings.ts';
import { type KestrelApi, kestrelApi, operations } from './api.ts';
import { kestrelApplicant } from './applicant.ts';
import { closing } from './commands.ts';
import { kestrelRules, writingLimits } from './rules.ts';
import { type KestrelSettings, kestrelSettings } from './settings.ts';
import { kestrelWebhook } from './webhook.ts';

/** An invented vendor: everything that a sixth one needs, in one folder (lib/providers/sixth-vendor.test.ts). */
export const kestrel: Provider = {
  id: 'kestrel',
  label: 'Kestrel Identity',
  settings: kestrelSettings,
  words: {
    status: lookUp({ nesting: 'under way', perched: 'ready for review', soaring: 'approved' }),
    outcome: () => null,
  },
  capabilities: {
    list: {},
    images: {},
    webhooks: { webhookSecret: 'set' },
    rules: { flock: 'set' },
    commands: { delete: {}, write_weights: { flock: 'set' } },
  } satisfies DeclaredCapabilities<KestrelSettings>,
  pace: { callsAtOnce: 1, callsPerSecond: 1, roundEveryMinutes: 60 },
  lateWindowSeconds: 30,
  webhook: kestrelWebhook,
  connect(given, effects) {
    const settings = acceptedSettings('kestrel', kestrelSettings, given);
    const api = kestrelApi(settings, effects);
    const rules = kestrelRules(api, settings.flock);
    return {
      applicants: {
        list: (cursor, limit) => listPeople(api, cursor, limit),
        read: async (id) => kestrelApplicant(await person(api, id)),
      },
      images: { read: (id, imageId) => portrait(api, id, imageId) },
      commands: { delete: closing(api), ...(rules ? { write_weights: writingLimits(api, settings.flock) } : {}) },
      ...(rules ? { rules } : {}),
      operations: {
        all: operations,
        run: async (name, input) => ({ kind: 'json', value: await api.call(operationNamed(operations, name), input) }),
      },
      async probe() {
        const listing = await tried('List applicants', async () => {
          await api.call(api.operations.list, { limit: 1 });
          return 'The list can be read.';
        });
        const webhooks =
          settings.webhookSecret === undefined ? [notSetUp('Webhooks', 'There is no webhook secret.')] : [];
        return { findings: [listing, ...webhooks], erasesWhatItReads: false };
      },
    };
  },
};

async function listPeople(api: KestrelApi, after: string | null, limit = 50) {
  const { people, next, count } = await api.call(api.operations.list, { limit, after: after ?? undefined });
  const items = people.map((each) => ({ externalId: each.number, updatedAt: null, applicant: kestrelApplicant(each) }));
  return { items, next, unnamed: 0, total: count };
}

async function person(api: KestrelApi, number: string) {
  const told = await api.call(api.operations.read, { number });
  if (told.number !== number)
    throw unusable({ operation: 'read' }, 'the answer is about another applicant', { reason: 'other_applicant' });
  return told;
}

async function portrait(api: KestrelApi, number: string, imageId: string) {
  const file = imageId === 'face' ? fileInBase64((await person(api, number)).face ?? '') : null;
  if (file === null) throw new ProviderError('not_found', 'read: the provider holds no such picture');
  return file;
}
