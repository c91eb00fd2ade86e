'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as byHand from '#lib/data/endpoints/by-hand.ts';
import * as changes from '#lib/data/endpoints/change.ts';
import * as saving from '#lib/exchange/endpoints/save.ts';
import { sendTestEvent } from '#lib/exchange/endpoints/send.ts';
import { EndpointEvents, EndpointName, EndpointUrl } from '#lib/review/endpoints/form.ts';
import { oneLine } from '#lib/review/text.ts';

const OneEndpoint = z.strictObject({ id: z.uuid() });

const Form = OneEndpoint.extend({ name: EndpointName, url: EndpointUrl, events: EndpointEvents });

/** Adds an endpoint. Its secret is in the answer, and nowhere afterwards. */
export const addEndpoint = action('action addEndpoint', Form, (actor, form) => saving.addEndpoint(actor, form));

export const changeEndpoint = action('action changeEndpoint', Form, (actor, form) =>
  saving.changeEndpoint(actor, form),
);

export const disableEndpoint = action('action disableEndpoint', OneEndpoint, (actor, { id }) =>
  changes.disableEndpoint(actor, id),
);

export const enableEndpoint = action('action enableEndpoint', OneEndpoint, (actor, { id }) =>
  changes.enableEndpoint(actor, id),
);

export const removeEndpoint = action(
  'action removeEndpoint',
  OneEndpoint.extend({ typedName: oneLine(200) }),
  (actor, { id, typedName }) => changes.removeEndpoint(actor, id, typedName),
);

/** Makes a new secret. It is in the answer, and nowhere afterwards. */
export const rotateEndpointSecret = action(
  'action rotateEndpointSecret',
  OneEndpoint.extend({ isLeaked: z.boolean() }),
  (actor, { id, isLeaked }) => changes.rotateSecret(actor, id, isLeaked),
);

/** Sends a test event and returns what it was answered with. */
export const testEndpoint = action('action testEndpoint', OneEndpoint, (actor, { id }) => sendTestEvent(actor, id));

export const sendMessageAgain = action(
  'action sendMessageAgain',
  z.strictObject({ messageId: z.uuid() }),
  (actor, { messageId }) => byHand.sendAgain(actor, messageId),
);
