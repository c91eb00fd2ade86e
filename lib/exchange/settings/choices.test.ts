import { expect, test } from 'vitest';
import { z } from 'zod';
import { providers } from '#lib/providers/registry.ts';
import { capabilitiesOf, providerChoices, secretInAddress } from './choices.ts';

test('Every provider is listed with its form and its capabilities', () => {
  const choices = providerChoices();
  expect(choices.map(({ id }) => id)).toEqual(providers.map(({ id }) => id));
  for (const { id, controls, capabilities } of choices) {
    expect([id, controls.length > 0]).toEqual([id, true]);
    expect([id, capabilities.some(({ isThere }) => isThere)]).toEqual([id, true]);
  }
});

test('A provider that declares nothing can do nothing; what it declares is what it can do', () => {
  const nothing = capabilitiesOf({ capabilities: { commands: {} } });
  expect(nothing.filter(({ isThere }) => isThere)).toEqual([]);
  const listing = capabilitiesOf({ capabilities: { list: {}, commands: {} } });
  expect(listing.filter(({ isThere }) => isThere)).toEqual([{ what: 'Lists its applicants', isThere: true }]);
  const commanding = capabilitiesOf({ capabilities: { commands: { anonymize: {}, archive: { archiveKey: 'set' } } } });
  expect(commanding.filter(({ isThere }) => isThere)).toEqual([
    { what: expect.stringMatching(/^Takes commands: .*anonymize/), isThere: true },
  ]);
});

test('A provider whose settings only it understands still shows everything it can do', () => {
  const blockpass = providers.find(({ id }) => id === 'blockpass');
  if (!blockpass) throw new Error('Blockpass is gone');
  const strict = { ...blockpass, settings: z.strictObject({ apiKey: z.string().regex(/^only-this$/) }) };
  expect(capabilitiesOf(strict)).toEqual(capabilitiesOf(blockpass));
});

test('The secret at the end of a webhook address is named; where a header carries the proof, none is', () => {
  const secrets = new Map(providers.map((provider) => [provider.id, secretInAddress(provider)]));
  expect([secrets.get('vult'), secrets.get('ondato'), secrets.get('b2core')]).toEqual(['webhookToken', null, null]);
});
