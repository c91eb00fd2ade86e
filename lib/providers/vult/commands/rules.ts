import { z } from 'zod';
import { answered, command } from '../../command.ts';
import type { Capabilities, Command, ReadBack } from '../../provider.ts';
import { ProviderError } from '../../provider-error.ts';
import { record } from '../../reading/word.ts';
import type { VultApi } from '../api.ts';
import type { VultOperation } from '../operations/operation.ts';
import { requirementKeys, weightKeys } from '../operations/rule-keys.ts';
import { ruleOperations } from '../operations/rules.ts';
import { requirementMatrix } from '../rules/requirements.ts';
import { requirementRow } from '../rules/row.ts';
import { describedWeights } from '../rules/weights.ts';
import type { VultSettings } from '../settings.ts';
import { documentTypes } from '../shapes.ts';
import { assertShown } from './assert-shown.ts';
import { callText } from './call-text.ts';

type Rules = Record<string, unknown>;

/** One set of rules: how it is read and written, always whole. */
type RuleSet = {
  update: VultOperation;
  keys: readonly string[];
  input: z.ZodObject;
  read(input: Rules): Promise<Rules>;
  write(input: Rules): Promise<unknown>;
};

const weights = Object.fromEntries(describedWeights.map(({ key, label }) => [key, z.number().meta({ title: label })]));
const requirements = Object.fromEntries(
  requirementMatrix.switches.map(({ key, label }) => [key, z.boolean().meta({ title: label })]),
);

/** The rules by which the vendor judges. An update names every key, so none is left to a guess. */
export function ruleCommands(api: VultApi, settings: VultSettings): Capabilities['commands'] {
  const { weightsGet, weightsUpdate, requirementsUpdate } = ruleOperations;
  return {
    write_weights: writing(settings, {
      update: weightsUpdate,
      keys: weightKeys,
      input: formOf(weights),
      read: () => api.call(weightsGet, {}),
      write: ({ values }) => api.call(weightsUpdate, values as z.input<typeof weightsUpdate.input>),
    }),
    write_requirements: writing(settings, {
      update: requirementsUpdate,
      keys: requirementKeys,
      input: formOf(requirements).extend({
        type_e: z.enum(documentTypes).meta({ title: 'Document' }),
        data_source_e: z.string().min(1).max(100).meta({ title: 'Read from', description: 'ocr, barcode or mrz.' }),
      }),
      read: ({ type_e, data_source_e }) => requirementRow(api, String(type_e), String(data_source_e)),
      write: ({ values, type_e, data_source_e }) =>
        api.call(requirementsUpdate, { type_e, data_source_e, ...record(values) } as z.input<
          typeof requirementsUpdate.input
        >),
    }),
  };
}

/** `expected` holds the values read before; keys that the vendor did not tell are left out. */
function formOf(keys: Record<string, z.ZodType>) {
  return z.strictObject({
    values: z.strictObject(keys).meta({ title: 'New values' }),
    expected: z.strictObject(keys).partial().meta({ title: 'As they were read' }),
  });
}

/** The vendor has no version to compare, so the rules are read again just before they are replaced. */
function writing(settings: VultSettings, rules: RuleSet): Command {
  const { name } = rules.update;
  const readBack = async (input: Rules): Promise<ReadBack> => {
    const current = await rules.read(input);
    if (isSame(rules.keys, current, record(input.values))) return { outcome: 'done', answer: answered() };
    return { outcome: isSame(rules.keys, current, record(input.expected)) ? 'not_done' : 'contrary' };
  };
  return command({
    name,
    input: rules.input,
    about: 'connection',
    isReversible: true,
    call: callText(rules.update, settings),
    async send({ input }) {
      if (!isSame(rules.keys, await rules.read(input), record(input.expected)))
        throw new ProviderError('conflict', `${name}: they were changed after they were read, so nothing was sent`, {
          reason: 'not_sent',
        });
      await rules.write(input);
      await assertShown(name, () => readBack(input));
      return answered();
    },
    readBack: ({ input }) => readBack(input),
  });
}

function isSame(keys: readonly string[], current: Rules, other: Rules): boolean {
  return keys.every((key) => (current[key] ?? null) === (other[key] ?? null));
}
