import type { z } from 'zod';
import { jsonOf, shaped } from '../json.ts';
import { fileAnswer, type Operation, type OperationAnswer, operationNamed } from '../operation.ts';
import type { Provider } from '../provider.ts';
import { acceptedSettings } from '../settings.ts';
import { type VultApi, vultApi } from './api.ts';
import { downloadedFile } from './download.ts';
import { vultOperations } from './operations.ts';
import { listSessions, totalOf } from './session-list.ts';
import { readImage, readSession } from './session-read.ts';
import { vultSettings } from './settings.ts';

/** KYC API 2.10.15 of Vult Security: sessions of identity verification (PROVIDERS 4). */
export const vult: Provider = {
  id: 'vult',
  label: 'Vult',
  settings: vultSettings,
  pace: { callsAtOnce: 6, callsPerSecond: 20 },
  connect(settings, effects) {
    const api = vultApi(acceptedSettings('vult', vultSettings, settings), effects);
    return {
      applicants: { list: (cursor, limit) => listSessions(api, cursor, limit), read: (id) => readSession(api, id) },
      images: { read: (id, imageId) => readImage(api, id, imageId) },
      operations: { all: operations, run: (name, input) => run(api, operationNamed(operations, name), input) },
    };
  },
};

const operations: Operation[] = Object.values(vultOperations);

async function run(api: VultApi, operation: Operation, input: unknown): Promise<OperationAnswer> {
  const answer = await api.send(operation, input);
  if (operation.answer === 'file') return fileAnswer(downloadedFile(operation.name, answer));
  const value = shaped(operation.name, operation.output, jsonOf(operation.name, answer));
  return { kind: 'json', value: asList(value, input) ?? value };
}

/** Lists print alike at every vendor (PROVIDERS A.5). */
function asList(value: z.output<Operation['output']>, input: unknown): unknown {
  const { sessions, documents, meta_counts } = value as {
    sessions?: unknown[];
    documents?: unknown[];
    meta_counts?: Record<string, unknown>;
  };
  const items = sessions ?? documents;
  if (!Array.isArray(items)) return null;
  const { skip = 0, take = null } = (input ?? {}) as { skip?: number; take?: number | null };
  return { items, total: totalOf(meta_counts), offset: skip, limit: take };
}
