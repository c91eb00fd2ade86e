'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as drafts from '#lib/data/policies/drafts.ts';
import * as requests from '#lib/data/policies/requests.ts';
import { PolicyShape } from '#lib/review/policies/shape.ts';
import { prose } from '#lib/review/text.ts';

/** The version of the draft that the screen shows. */
const version = z.int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const OneRequest = z.strictObject({ requestId: z.uuid() });

/** `restoresEdition`: the version to restore, or null to begin with the policies in force. */
export const beginPolicyDraft = action(
  'action beginPolicyDraft',
  z.strictObject({ restoresEdition: z.int().min(1).nullable() }),
  (actor, { restoresEdition }) => drafts.beginDraft(actor, restoresEdition),
);

/** All policies, or none. Returns the draft's new version. */
export const savePolicyDraft = action(
  'action savePolicyDraft',
  z.strictObject({ version, values: PolicyShape }),
  (actor, edit) => drafts.saveDraft(actor, edit),
);

/** Moves the draft to the policies in force. */
export const rebasePolicyDraft = action('action rebasePolicyDraft', z.strictObject({ version }), (actor, input) =>
  drafts.rebaseDraft(actor, input.version),
);

export const discardPolicyDraft = action('action discardPolicyDraft', z.strictObject({}), (actor) =>
  drafts.discardDraft(actor),
);

/** `requestId` is made with the form, so that sending it twice asks once. */
export const askPolicyPublish = action(
  'action askPolicyPublish',
  OneRequest.extend({ version, rationale: prose(2_000) }),
  (actor, { requestId: id, ...asked }) => requests.askPublish(actor, { id, ...asked }),
);

/** The hashes are those of the request that the second person saw. Returns the number of the new version. */
export const confirmPolicyPublish = action(
  'action confirmPolicyPublish',
  OneRequest.extend({ draftHash: hash, baseHash: hash }),
  (actor, { requestId, ...seen }) => requests.confirmPublish(actor, requestId, seen),
);

export const refusePolicyPublish = action(
  'action refusePolicyPublish',
  OneRequest.extend({ answer: prose(2_000) }),
  (actor, { requestId, answer }) => requests.refusePublish(actor, requestId, answer),
);

export const withdrawPolicyPublish = action('action withdrawPolicyPublish', OneRequest, (actor, { requestId }) =>
  requests.withdrawPublish(actor, requestId),
);
