import { expect, test } from 'vitest';
import { z } from 'zod';
import { providers } from '#lib/providers/registry.ts';
import { abilitiesOf, providerChoices } from './choices.ts';

test('Every provider is listed with its form and its capabilities', () => {
  const choices = providerChoices();
  expect(choices.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
  for (const { id, controls, abilities } of choices) {
    expect([id, controls.length > 0]).toEqual([id, true]);
    expect([id, abilities.some(({ isThere }) => isThere)]).toEqual([id, true]);
  }
});

test('Capabilities follow from the members of a provider', () => {
  const bare = {
    id: 'sixth',
    label: 'Sixth',
    settings: z.strictObject({ token: z.string() }),
    pace: { callsAtOnce: 1, callsPerSecond: 1, roundEveryMinutes: 1 },
    lateWindowSeconds: 60,
    connect: () => ({
      operations: { all: [], run: () => Promise.reject(new Error('nothing runs')) },
      probe: async () => ({ findings: [], erasesWhatItReads: false }),
    }),
  };
  expect(abilitiesOf(bare).filter(({ isThere }) => isThere)).toEqual([]);
  const list = () => Promise.reject(new Error('nothing is listed'));
  const listing = { ...bare, connect: () => ({ ...bare.connect(), applicants: { list, read: list } }) };
  expect(abilitiesOf(listing).filter(({ isThere }) => isThere)).toEqual([
    { what: 'Lists its applicants', isThere: true },
  ]);
});

test('A provider whose settings no specimen fits is offered all the same', () => {
  const choice = providers.find(({ id }) => id === 'blockpass');
  if (!choice) throw new Error('Blockpass is gone');
  const strict = { ...choice, settings: z.strictObject({ apiKey: z.string().regex(/^only-this$/) }) };
  expect(abilitiesOf(strict).filter(({ isThere }) => isThere)).toEqual([{ what: 'Sends webhooks', isThere: true }]);
});
