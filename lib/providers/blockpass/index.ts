import type { DeclaredCapabilities } from '../capabilities.ts';
import { type Operation, type OperationAnswer, operationNamed } from '../operation.ts';
import type { Bytes, Provider } from '../provider.ts';
import { ProviderError } from '../provider-error.ts';
import { fileInBase64 } from '../reading/file.ts';
import { acceptedSettings } from '../settings.ts';
import { type BlockpassApi, blockpassApi, own } from './api.ts';
import { blockpassApplicant } from './applicant.ts';
import { listCandidates } from './candidate-list.ts';
import { blockpassCommands } from './commands.ts';
import { isPicture } from './documents.ts';
import { blockpassOperations } from './operations.ts';
import { probeBlockpass } from './probe.ts';
import { type BlockpassSettings, blockpassSettings } from './settings.ts';
import { type Candidate, CandidateListAnswer } from './shapes.ts';
import { blockpassWebhook } from './webhook.ts';
import { blockpassWords } from './words.ts';

/** Blockpass Dashboard API: candidates of one service (docs/providers.md#blockpass). */
export const blockpass: Provider = {
  id: 'blockpass',
  label: 'Blockpass',
  settings: blockpassSettings,
  words: blockpassWords,
  capabilities: {
    list: {},
    images: {},
    webhooks: { webhookSecret: 'set' },
    commands: { archive: { archiveKey: 'set' } },
  } satisfies DeclaredCapabilities<BlockpassSettings>,
  // No limit is documented. The one public client reads a page a second, and a 429 slows us down further.
  pace: { callsAtOnce: 2, callsPerSecond: 5, roundEveryMinutes: 30 },
  lateWindowSeconds: 60,
  webhook: blockpassWebhook,
  portalLink(settings, { externalId, otherIds }) {
    const parsed = blockpassSettings.safeParse(settings);
    const recordId = [externalId, otherIds.recordId].find((id) => id !== undefined && /^[0-9a-f]{24}$/i.test(id));
    if (!parsed.success || recordId === undefined) return null;
    const { baseUrl, clientId } = parsed.data;
    return `${baseUrl.replace(/\/+$/, '')}/kyc/dashboard/#/${encodeURIComponent(clientId)}/kyc_detail/${recordId}`;
  },
  connect(settings, effects) {
    const accepted = acceptedSettings('blockpass', blockpassSettings, settings);
    const api = blockpassApi(accepted, effects);
    return {
      applicants: {
        list: (cursor, limit) => listCandidates(api, cursor, limit),
        read: async (id) => blockpassApplicant(id, await api.candidate(id)),
      },
      commands: blockpassCommands(api, accepted),
      probe: () => probeBlockpass(api, accepted),
      isErasedByReading: ({ flags }) => flags.deletionScheduledFor !== null && !flags.archived,
      images: { read: (id, slug) => readImage(api, id, slug) },
      operations: { all: operations, run: (name, input) => run(api, operationNamed(operations, name), input) },
    };
  },
};

const operations: Operation[] = Object.values(blockpassOperations);

/**
 * Images come only inside the record, so it is read for each.
 * @throws ProviderError `not_found` where there is none
 */
async function readImage(api: BlockpassApi, externalId: string, slug: string): Promise<Bytes> {
  const identity = (await api.candidateWithPictures(externalId)).identities?.[slug];
  const file = isPicture(identity) ? fileInBase64(String(identity?.value)) : null;
  if (file === null) throw new ProviderError('not_found', 'candidate: the provider holds no such picture');
  return file;
}

async function run(api: BlockpassApi, operation: Operation, input: unknown): Promise<OperationAnswer> {
  const { data } = (await api.call(operation, input)) as { data: unknown };
  if (operation.name === blockpassOperations.listCandidates.name) return { kind: 'json', value: asList(data, input) };
  const { recordId, refId } = input as { recordId?: string; refId?: string };
  const candidate = data as Candidate;
  if (recordId !== undefined) own(operation.name, recordId, candidate.recordId, candidate);
  if (refId !== undefined) own(operation.name, refId, candidate.refId, candidate);
  return { kind: 'json', value: data };
}

/** All vendors' lists have one form in the terminal (docs/providers.md, "Rules of every call"). */
function asList(data: unknown, input: unknown): unknown {
  const { records, total, skip, limit } = CandidateListAnswer.shape.data.parse(data);
  const asked = (input ?? {}) as { skip?: number; limit?: number };
  return { items: records, total: total ?? null, offset: skip ?? asked.skip ?? 0, limit: limit ?? asked.limit ?? null };
}
