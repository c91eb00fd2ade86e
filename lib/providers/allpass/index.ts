import type { Applicant } from '#lib/review/applicant/applicant.ts';
import type { DeclaredCapabilities } from '../capabilities.ts';
import { unusable } from '../http/failure.ts';
import { type Operation, operationNamed } from '../operation.ts';
import type { Provider } from '../provider.ts';
import { isAbsent } from '../provider-error.ts';
import { word } from '../reading/word.ts';
import { acceptedSettings } from '../settings.ts';
import { type AllpassApi, allpassApi } from './api.ts';
import { allpassApplicant } from './applicant.ts';
import { allpassCommands } from './commands.ts';
import { cryptoReferences } from './crypto.ts';
import { readSearched } from './crypto-search.ts';
import { allpassOperations } from './operations.ts';
import { pictureBytes, picturesOf } from './pictures.ts';
import { probeAllpass } from './probe.ts';
import { questionnaireIds } from './questionnaires.ts';
import { type AllpassSettings, allpassSettings } from './settings.ts';
import type { AllpassApplicant, CryptoAml } from './shapes.ts';
import { allpassWebhook } from './webhook.ts';
import { allpassWords } from './words.ts';

/** Open API of Allpass.ai: the applicants of one application (docs/providers.md#allpass). It has no list. */
export const allpass: Provider = {
  id: 'allpass',
  label: 'Allpass.ai',
  settings: allpassSettings,
  words: allpassWords,
  capabilities: {
    images: {},
    // Without encryption a delivery carries nothing that proves its sender.
    webhooks: { encryption: ['aes-256-cbc', 'aes-256-gcm'] },
    commands: {
      schedule_deletion: {},
      restore: {},
      move_flow: {},
      create_link: {},
      create_applicant: {},
      search_crypto: {},
    },
    crypto: {},
  } satisfies DeclaredCapabilities<AllpassSettings>,
  // No limit is documented, and an answer with its images is large.
  pace: { callsAtOnce: 2, callsPerSecond: 5, roundEveryMinutes: 30 },
  lateWindowSeconds: 60,
  webhook: allpassWebhook,
  connect(given, effects) {
    const settings = acceptedSettings('allpass', allpassSettings, given);
    const api = allpassApi(settings, effects);
    const read: Read = (applicantId) => api.call(allpassOperations.getApplicant, { applicantId });
    const readForPictures = joined(read);
    return {
      applicants: { read: (id) => readApplicant(api, read, id) },
      commands: allpassCommands(api, effects.now),
      crypto: { read: (check) => readSearched(api, check) },
      probe: () => probeAllpass(api, settings),
      images: {
        read: async (id, imageId) =>
          pictureBytes(
            api,
            picturesOf(await readForPictures(id)).find((each) => each.id === imageId),
          ),
      },
      operations: {
        all: operations,
        run: async (name, input) => ({ kind: 'json', value: await api.call(operationNamed(operations, name), input) }),
      },
    };
  },
};

const operations: Operation[] = Object.values(allpassOperations);

type Read = (externalId: string) => Promise<AllpassApplicant>;

/**
 * The images of one applicant are fetched at the same time, and each would download the whole answer (megabytes), so
 * calls under way are shared. Never for the applicant itself, because the shared answer may be older than the event
 * that caused the read.
 */
function joined(read: Read): Read {
  const underWay = new Map<string, Promise<AllpassApplicant>>();
  return (externalId) => {
    const answer = underWay.get(externalId) ?? read(externalId).finally(() => underWay.delete(externalId));
    underWay.set(externalId, answer);
    return answer;
  };
}

/** The applicant, then what its steps refer to: forms of questionnaires, details of wallets and transactions. */
async function readApplicant(api: AllpassApi, read: Read, externalId: string): Promise<Applicant> {
  const applicant = await read(externalId);
  const [forms, crypto] = await Promise.all([
    present(questionnaireIds(applicant).map((id) => api.call(allpassOperations.getQuestionnaire, { id }))),
    present(
      cryptoReferences(applicant).map(({ amlId, type }) =>
        api.call(allpassOperations.getCryptoAmlDetails, { amlId, type }),
      ),
    ),
  ]);
  for (const each of crypto) assertOfApplicant(applicant, each);
  return allpassApplicant(externalId, applicant, { forms, crypto });
}

/**
 * A part that the vendor does not have stays empty; any other failure fails the whole (docs/providers.md, "Rules of
 * every call").
 */
async function present<Part>(calls: Promise<Part>[]): Promise<Part[]> {
  const parts = await Promise.all(
    calls.map((call) =>
      call.catch((error: unknown) => {
        if (isAbsent(error)) return null;
        throw error;
      }),
    ),
  );
  return parts.filter((part) => part !== null);
}

function assertOfApplicant({ id, externalUserId }: AllpassApplicant, { applicantId }: CryptoAml): void {
  const whose = word(applicantId);
  if (whose !== null && whose !== String(id) && whose !== word(externalUserId))
    throw unusable({ operation: 'getCryptoAmlDetails' }, 'the answer is about another applicant', {
      reason: 'other_applicant',
    });
}
