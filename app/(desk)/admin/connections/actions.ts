'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as changes from '#lib/data/connections/change.ts';
import * as connections from '#lib/data/connections/connections.ts';
import * as deadLetters from '#lib/data/sync/dead-letters.ts';
import { disconnect } from '#lib/exchange/connect.ts';
import * as replay from '#lib/exchange/refetch/dead-letters.ts';
import { addFromForm, changeFromForm } from '#lib/exchange/settings/save.ts';
import * as webhooks from '#lib/exchange/webhooks/registration.ts';
import { LabelInput, ModeInput, SettingsInput } from '#lib/review/connections/form.ts';
import { oneLine, vendorId } from '#lib/review/text.ts';

const NewConnection = z.strictObject({
  /** Made with the form, so that sending it twice adds one connection. */
  id: z.uuid(),
  provider: oneLine(64),
  label: LabelInput,
  mode: ModeInput,
  settings: SettingsInput,
  erasesWhatItReads: z.boolean(),
});

export const addConnection = action('action addConnection', NewConnection, (actor, form) => addFromForm(actor, form));

const OneConnection = z.strictObject({ id: z.uuid() });

const ChangedConnection = OneConnection.extend({
  label: LabelInput,
  pace: z.strictObject({
    roundEveryMinutes: z.int().min(1).max(10_080).nullable(),
    callsPerSecond: z.number().min(0.05).max(200).nullable(),
  }),
  settings: SettingsInput.nullable(),
  isLeaked: z.boolean(),
  erasesWhatItReads: z.boolean(),
});

/** Returns the names of the settings that changed. */
export const changeConnection = action('action changeConnection', ChangedConnection, (actor, { id, ...form }) =>
  changeFromForm(actor, id, form),
);

export const pauseConnection = action('action pauseConnection', OneConnection, async (actor, { id }) => {
  await connections.pauseConnection(actor, id, 'by_hand');
  disconnect();
});

/** `acceptsErasure`: for a key that erases what it reads, after the admin typed the name to confirm. */
export const resumeConnection = action(
  'action resumeConnection',
  OneConnection.extend({ acceptsErasure: z.boolean() }),
  (actor, { id, acceptsErasure }) => changes.resumeConnection(actor, id, { acceptsErasure }),
);

export const removeConnection = action(
  'action removeConnection',
  OneConnection.extend({ typedLabel: oneLine(200) }),
  async (actor, { id, typedLabel }) => {
    await changes.removeConnection(actor, id, typedLabel);
    disconnect();
  },
);

const OneDeadLetter = OneConnection.extend({ externalId: vendorId(512) });

/** Reads the applicant from the provider now, and returns what that would change. */
export const previewDeadLetter = action('action previewDeadLetter', OneDeadLetter, (actor, { id, externalId }) =>
  replay.previewDeadLetter(actor, id, externalId),
);

export const replayDeadLetter = action('action replayDeadLetter', OneDeadLetter, (actor, { id, externalId }) =>
  replay.replayDeadLetter(actor, id, externalId),
);

export const dismissDeadLetter = action('action dismissDeadLetter', OneDeadLetter, (actor, { id, externalId }) =>
  deadLetters.dismissDeadLetter(actor, id, externalId),
);

export const registerWebhook = action(
  'action registerWebhook',
  OneConnection.extend({ commandId: z.uuid() }),
  async (actor, { id, commandId }) => {
    const { state } = await webhooks.registerWebhook(actor, id, commandId);
    return { state };
  },
);
