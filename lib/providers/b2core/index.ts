import type { DeclaredCapabilities } from '../capabilities.ts';
import { type OperationAnswer, operationNamed } from '../operation.ts';
import type { Provider } from '../provider.ts';
import { acceptedSettings } from '../settings.ts';
import { type B2CoreApi, b2coreApi } from './api.ts';
import { readClient } from './applicant-read.ts';
import { listClients } from './client-list.ts';
import { type B2CoreOperation, b2coreOperations } from './operations.ts';
import { probeB2Core } from './probe.ts';
import { type B2CoreSettings, b2coreSettings } from './settings.ts';
import { b2coreWords } from './words.ts';

/**
 * B2Core: clients of a brokerage and the verification levels granted to them (docs/providers.md#b2core). No webhooks
 * and no commands: requests are decided in the vendor's Back Office, and only the applicant uses its wizard.
 */
export const b2core: Provider = {
  id: 'b2core',
  label: 'B2Core',
  settings: b2coreSettings,
  words: b2coreWords,
  capabilities: { list: {}, commands: {} } satisfies DeclaredCapabilities<B2CoreSettings>,
  // No limit is documented for reads. Signing in locks after five attempts a minute, but the token is a setting, so we
  // never sign in.
  pace: { callsAtOnce: 2, callsPerSecond: 5, roundEveryMinutes: 10 },
  lateWindowSeconds: 60,
  connect(settings, effects) {
    const api = b2coreApi(acceptedSettings('b2core', b2coreSettings, settings), effects);
    return {
      applicants: { list: (cursor, limit) => listClients(api, cursor, limit), read: (id) => readClient(api, id) },
      probe: () => probeB2Core(api),
      operations: { all: operations, run: (name, input) => run(api, operationNamed(operations, name), input) },
    };
  },
};

const operations: B2CoreOperation[] = Object.values(b2coreOperations);

async function run(api: B2CoreApi, operation: B2CoreOperation, input: unknown): Promise<OperationAnswer> {
  const value = await api.call(operation, input);
  return { kind: 'json', value: operation.name.startsWith('list') ? asList(value, input) : value };
}

/** All vendors' lists have one form in the terminal (docs/providers.md, "Rules of every call"). */
function asList(value: unknown, input: unknown): unknown {
  const { total, data } = value as { total: number | null; data: unknown[] };
  const { offset = 0, limit = null } = (input ?? {}) as { offset?: number; limit?: number | null };
  return { items: data, total, offset, limit };
}
