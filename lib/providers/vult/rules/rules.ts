import { unusable } from '../../http/failure.ts';
import { word } from '../../reading/word.ts';
import type { Numbers, ProviderRules, Switches } from '../../rules.ts';
import type { VultApi } from '../api.ts';
import { requirementKeys, weightKeys } from '../operations/rule-keys.ts';
import { ruleOperations } from '../operations/rules.ts';
import type { VultSettings } from '../settings.ts';
import { weightsEntry } from './entry.ts';
import { vultReplay } from './replay.ts';
import { requirementMatrix } from './requirements.ts';
import { requirementRow } from './row.ts';
import { describedWeights } from './weights.ts';

/**
 * Weights and requirements of the client and user in the settings. Undefined without a client: the vendor would then
 * choose whose rules they are.
 */
export function vultRules(api: VultApi, settings: VultSettings): ProviderRules | undefined {
  const { clientId, userId } = settings;
  if (clientId === undefined) return undefined;
  const { weightsGet, weightsGetById, requirementsGet } = ruleOperations;
  const own = (operation: string, told: Record<string, unknown>) => assertOwn(operation, clientId, told);
  return {
    scope: [
      { label: 'Client', value: clientId },
      { label: 'User', value: userId ?? null },
    ],
    weights: {
      keys: describedWeights,
      read: async () => numbersIn(own(weightsGet.name, await api.call(weightsGet, {}))),
      at: async (id) => numbersIn(own(weightsGetById.name, await api.call(weightsGetById, { id }))),
      idOf: ({ config }) => config.find(({ name }) => name === weightsEntry)?.value ?? null,
      replay: vultReplay,
      write: (values, expected) => ({ kind: 'write_weights', input: { values, expected } }),
    },
    requirements: {
      ...requirementMatrix,
      async read(type, source) {
        return switchesIn(own(requirementsGet.name, await requirementRow(api, type, source)));
      },
      write: ({ type, source }, values, expected) => ({
        kind: 'write_requirements',
        input: { type_e: type, data_source_e: source, values, expected },
      }),
    },
  };
}

/** An answer about another client is dropped whole (docs/security.md, bar 18). */
function assertOwn(operation: string, clientId: string, told: Record<string, unknown>): Record<string, unknown> {
  const owner = word(told.client_id);
  if (owner === null || owner === clientId) return told;
  throw unusable({ operation }, 'the answer is about another client', { reason: 'other_applicant' });
}

function numbersIn(told: Record<string, unknown>): Numbers {
  return Object.fromEntries(
    weightKeys.flatMap((key) => (Number.isFinite(told[key]) ? [[key, told[key] as number]] : [])),
  );
}

function switchesIn(told: Record<string, unknown>): Switches {
  return Object.fromEntries(
    requirementKeys.flatMap((key) => (typeof told[key] === 'boolean' ? [[key, told[key]]] : [])),
  );
}
