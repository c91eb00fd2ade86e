import type { DeclaredCapabilities } from '../capabilities.ts';
import { acceptedInput, fileAnswer, type OperationAnswer, operationNamed } from '../operation.ts';
import type { Provider } from '../provider.ts';
import { acceptedSettings } from '../settings.ts';
import { type OndatoApi, ondatoApi } from './api.ts';
import { readApplicant, readFile } from './applicant-read.ts';
import { ondatoCommands } from './commands.ts';
import { downloadedFile } from './download.ts';
import { listed, listIdentifications } from './identification-list.ts';
import { ListInput } from './operation-inputs.ts';
import { type OndatoOperation, ondatoOperations } from './operations.ts';
import { probeOndato } from './probe.ts';
import { type OndatoSettings, ondatoSettings } from './settings.ts';
import { verificationUrl } from './verification-url.ts';
import { ondatoWebhook } from './webhook.ts';
import { ondatoWords } from './words.ts';

/** Ondato's identity verifications and their identifications (docs/providers.md#ondato). */
export const ondato: Provider = {
  id: 'ondato',
  label: 'Ondato',
  settings: ondatoSettings,
  words: ondatoWords,
  capabilities: {
    list: {},
    images: {},
    webhooks: { webhookAuth: 'set' },
    commands: { create_applicant: {}, create_link: {}, redact: {} },
  } satisfies DeclaredCapabilities<OndatoSettings>,
  // No limit is documented.
  pace: { callsAtOnce: 4, callsPerSecond: 10, roundEveryMinutes: 10 },
  lateWindowSeconds: 60,
  webhook: ondatoWebhook,
  connect(given, effects) {
    const settings = acceptedSettings('ondato', ondatoSettings, given);
    const api = ondatoApi(settings, effects);
    return {
      applicants: {
        list: (cursor, limit) => listIdentifications(api, cursor, limit),
        read: (id) => readApplicant(api, id),
      },
      commands: ondatoCommands(api, settings),
      probe: () => probeOndato(api, settings, effects.now),
      images: { read: (id, fileId) => readFile(api, id, fileId) },
      operations: {
        all: operations,
        run: (name, input) => run(api, settings, operationNamed(operations, name), input),
      },
    };
  },
};

const operations: OndatoOperation[] = Object.values(ondatoOperations);

async function run(
  api: OndatoApi,
  settings: OndatoSettings,
  operation: OndatoOperation,
  input: unknown,
): Promise<OperationAnswer> {
  if (operation.host === 'page') {
    const { id } = acceptedInput(ondatoOperations.verificationUrl, input);
    return { kind: 'json', value: { url: verificationUrl(settings.idvUrl, id) } };
  }
  if (operation.name === ondatoOperations.listIdentifications.name) return list(api, input);
  if (operation.answer === 'json') return { kind: 'json', value: await api.call(operation, input) };
  return fileAnswer(downloadedFile(operation.name, await api.send(operation, input)));
}

/** All vendors' lists have one form in the terminal (docs/providers.md, "Rules of every call"). */
async function list(api: OndatoApi, input: unknown): Promise<OperationAnswer> {
  const { items, total } = listed(await api.send(ondatoOperations.listIdentifications, input));
  const { offset = 0, limit = null } = ListInput.parse(input ?? {});
  return { kind: 'json', value: { items, total, offset, limit } };
}
