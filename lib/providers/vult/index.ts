import type { DeclaredCapabilities } from '../capabilities.ts';
import { unusable } from '../http/failure.ts';
import { fileAnswer, type OperationAnswer, operationNamed } from '../operation.ts';
import type { Provider } from '../provider.ts';
import { list, record } from '../reading/word.ts';
import { acceptedSettings } from '../settings.ts';
import { type VultApi, vultApi } from './api.ts';
import { vultCommands } from './commands/all.ts';
import { allOperations } from './operations/all.ts';
import type { VultOperation } from './operations/operation.ts';
import { probeVult } from './probe.ts';
import { vultRules } from './rules/rules.ts';
import { listSessions, totalOf } from './session-list.ts';
import { readImage, readSession } from './session-read.ts';
import { type VultSettings, vultSettings } from './settings.ts';
import { vultWebhook } from './webhook.ts';
import { vultWords } from './words.ts';

/** KYC API 2.10.15 of Vult Security: sessions of identity verification (docs/providers.md#vult). */
export const vult: Provider = {
  id: 'vult',
  label: 'Vult',
  settings: vultSettings,
  words: vultWords,
  capabilities: {
    list: {},
    images: {},
    webhooks: { webhookToken: 'set' },
    rules: { clientId: 'set' },
    commands: {
      create_applicant: {},
      anonymize: {},
      delete: {},
      write_weights: {},
      write_requirements: {},
      create_webhook: {},
      delete_webhook: {},
    },
  } satisfies DeclaredCapabilities<VultSettings>,
  pace: { callsAtOnce: 6, callsPerSecond: 20, roundEveryMinutes: 5 },
  lateWindowSeconds: 60,
  webhook: vultWebhook,
  connect(settings, effects) {
    const accepted = acceptedSettings('vult', vultSettings, settings);
    const api = vultApi(accepted, effects);
    const rules = vultRules(api, accepted);
    return {
      applicants: { list: (cursor, limit) => listSessions(api, cursor, limit), read: (id) => readSession(api, id) },
      commands: vultCommands(api, accepted),
      ...(rules ? { rules } : {}),
      probe: () => probeVult(api, accepted),
      images: { read: (id, imageId) => readImage(api, id, imageId) },
      operations: { all: allOperations, run: (name, input) => run(api, operationNamed(allOperations, name), input) },
    };
  },
};

async function run(api: VultApi, operation: VultOperation, input: unknown): Promise<OperationAnswer> {
  if (operation.answer === 'file') return fileAnswer(await api.download(operation, input));
  const value = await api.call(operation, input);
  for (const told of [value, ...list(record(value).identities)]) assertOwn(operation.name, record(input), record(told));
  return { kind: 'json', value: /list$/i.test(operation.name) ? asList(record(value), record(input)) : value };
}

/** An answer that names another session or identity is dropped whole (docs/security.md, bar 18). */
function assertOwn(operation: string, asked: Record<string, unknown>, told: Record<string, unknown>): void {
  for (const name of ['session_id', 'identity_id']) {
    const isNamed = typeof asked[name] === 'string' && (told[name] ?? null) !== null;
    if (isNamed && told[name] !== asked[name])
      throw unusable({ operation }, 'the answer is about another applicant', { reason: 'other_applicant' });
  }
}

/** All vendors' lists have one form in the terminal (docs/providers.md, "Rules of every call"). */
function asList(told: Record<string, unknown>, { skip = 0, take = null }: Record<string, unknown>): unknown {
  const items = told.sessions ?? told.documents ?? told.identities ?? told.webhooks;
  return { items, total: totalOf(record(told.meta_counts ?? told.statistics)), offset: skip, limit: take };
}
