import { z } from 'zod';
import { answered, callWithoutIds, command } from '#lib/providers/command.ts';
import { unusable } from '#lib/providers/http/failure.ts';
import type { Command, ReadBack } from '#lib/providers/provider.ts';
import { ProviderError } from '#lib/providers/provider-error.ts';
import type { Numbers, ProviderRules } from '#lib/providers/rules.ts';
import type { KestrelApi } from './api.ts';

/** Two numbers with other names than any other vendor's, and no switches. */
const keys = ['likeness', 'age_gap'] as const;

export function kestrelRules(api: KestrelApi, flock: string | undefined): ProviderRules | undefined {
  if (flock === undefined) return undefined;
  return {
    scope: [{ label: 'Flock', value: flock }],
    weights: {
      keys: [
        {
          key: 'likeness',
          label: 'Likeness needed',
          meaning: 'How alike two portraits must be',
          unit: 'likeness',
          hint: { from: 0.6, to: 0.95 },
          step: 0.01,
          stricter: 'higher',
          group: 'Portrait',
          standard: 0.75,
        },
        {
          key: 'age_gap',
          label: 'Age gap',
          meaning: 'How many years the portrait may be off',
          unit: 'years',
          hint: { from: 2, to: 12 },
          step: 1,
          stricter: 'lower',
          group: 'Age',
          standard: null,
        },
      ],
      read: () => limitsOf(api, flock, { flock }),
      at: (id) => limitsOf(api, flock, { flock, id }),
      idOf: ({ config }) => config.find(({ name }) => name === 'limits')?.value ?? null,
      write: (values, expected) => ({ kind: 'write_weights', input: { values, expected } }),
    },
  };
}

export function writingLimits(api: KestrelApi, flock: string | undefined): Command {
  const numbers = { likeness: z.number(), age_gap: z.number() };
  const { write } = api.operations;
  const isSame = (current: Numbers, other: unknown) =>
    keys.every((key) => current[key] === (other as Numbers | undefined)?.[key]);
  const readBack = async (input: Record<string, unknown>): Promise<ReadBack> => {
    const current = await limitsOf(api, flock ?? '', { flock: flock ?? '' });
    if (isSame(current, input.values)) return { outcome: 'done', answer: answered() };
    return { outcome: isSame(current, input.expected) ? 'not_done' : 'contrary' };
  };
  return command({
    name: write.name,
    input: z.strictObject({
      values: z.strictObject(numbers).meta({ title: 'New limits' }),
      expected: z.strictObject(numbers).partial().meta({ title: 'As they were read' }),
    }),
    about: 'connection',
    isReversible: true,
    call: callWithoutIds(write),
    async send({ input }) {
      if (!isSame(await limitsOf(api, flock ?? '', { flock: flock ?? '' }), input.expected))
        throw new ProviderError('conflict', 'write: changed after they were read', { reason: 'not_sent' });
      await api.call(write, { flock, ...(input.values as Numbers) });
      const seen = await readBack(input).catch(() => null);
      if (seen?.outcome !== 'done') throw unusable({ operation: write.name }, 'it was sent, and is not shown');
      return answered();
    },
    readBack: ({ input }) => readBack(input),
  });
}

async function limitsOf(api: KestrelApi, flock: string, asked: Record<string, string>): Promise<Numbers> {
  const operation = 'id' in asked ? api.operations.limitsAt : api.operations.limits;
  const told = await api.call(operation, asked);
  if (told.flock !== flock)
    throw unusable({ operation: operation.name }, 'the answer is about another flock', { reason: 'other_applicant' });
  return { likeness: told.likeness, age_gap: told.age_gap };
}
