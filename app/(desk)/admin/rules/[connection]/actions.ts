'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import { refusePublish, withdrawPublish } from '#lib/data/rules/requests.ts';
import { stopRun } from '#lib/data/rules/simulation-runs.ts';
import { acceptOutside as takeOver } from '#lib/data/rules/versions.ts';
import * as drafts from '#lib/exchange/rules/drafts.ts';
import * as publish from '#lib/exchange/rules/publish.ts';
import * as simulate from '#lib/exchange/rules/simulate.ts';
import { ruleKinds } from '#lib/review/rules/rule.ts';
import { oneLine, prose } from '#lib/review/text.ts';

const Kind = z.enum(ruleKinds);
const Subject = z.strictObject({ connectionId: z.uuid(), kind: Kind });
/** The version of the draft that the screen shows. */
const version = z.int().min(1);
const values = <V extends z.ZodType>(value: V) => z.record(oneLine(200), value);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** `restoresId`: the version to restore, or null to begin with the values in force. */
export const beginRuleDraft = action(
  'action beginRuleDraft',
  Subject.extend({ restoresId: z.uuid().nullable() }),
  (actor, { connectionId, kind, restoresId }) => drafts.beginRuleDraft(actor, connectionId, kind, restoresId),
);

/** All values of the kind, or none. Returns the draft's new version. */
export const saveRuleDraft = action(
  'action saveRuleDraft',
  z.discriminatedUnion('kind', [
    Subject.extend({ kind: z.literal('weights'), version, values: values(z.number()) }),
    Subject.extend({ kind: z.literal('requirements'), version, values: values(z.boolean()) }),
  ]),
  (actor, { connectionId, kind, ...edit }) => drafts.saveRuleDraft(actor, connectionId, kind, edit),
);

/** Moves the draft to the values in force. Returns the keys that both sides changed. */
export const rebaseRuleDraft = action('action rebaseRuleDraft', Subject.extend({ version }), (actor, input) =>
  drafts.rebaseRuleDraft(actor, input.connectionId, input.kind, input.version),
);

export const discardRuleDraft = action('action discardRuleDraft', Subject, (actor, { connectionId, kind }) =>
  drafts.discardRuleDraft(actor, connectionId, kind),
);

/** Asks the worker to simulate a draft of weights on stored sessions. Returns the id of the run. */
export const simulateWeights = action(
  'action simulateWeights',
  z.strictObject({ connectionId: z.uuid(), version }),
  simulate.simulateWeights,
);

/** Ends a simulation of weights that is under way; it leaves no number. */
export const stopRuleSimulation = action(
  'action stopRuleSimulation',
  z.strictObject({ runId: z.uuid() }),
  (actor, { runId }) => stopRun(actor, runId),
);

/** Counts what a draft of requirements does to stored applicants. Returns the id of the stored simulation. */
export const simulateRequirements = action(
  'action simulateRequirements',
  z.strictObject({ connectionId: z.uuid(), version }),
  (actor, input) => simulate.simulateRequirements(actor, input.connectionId, input.version),
);

/** What an author fills in. `requestId` is made with the form; `typed` is the scope, typed by hand. */
const Asked = z.strictObject({ requestId: z.uuid(), rationale: prose(2_000), typed: oneLine(400) });

/** `scheduledFor`: null to send it as soon as it is confirmed. */
export const askRulePublish = action(
  'action askRulePublish',
  Asked.extend({
    ...Subject.shape,
    version,
    simulationId: z.uuid().nullable(),
    scheduledFor: z.iso.datetime().nullable(),
  }),
  (actor, { scheduledFor, ...asked }) =>
    publish.askToPublish(actor, { ...asked, scheduledFor: scheduledFor === null ? null : new Date(scheduledFor) }),
);

/** Asks to put back what the published request `publishId` replaced. */
export const askRuleRollback = action(
  'action askRuleRollback',
  Asked.extend({ publishId: z.uuid() }),
  publish.askToRollBack,
);

/** Puts it back without a second person, where the policies allow it. */
export const rollBackRulesAlone = action(
  'action rollBackRulesAlone',
  Asked.extend({ publishId: z.uuid() }),
  publish.rollBackByOne,
);

const OneRequest = z.strictObject({ requestId: z.uuid() });

/** The hashes are those of the request that the second person saw. */
export const confirmRulePublish = action(
  'action confirmRulePublish',
  OneRequest.extend({ draftHash: hash, currentHash: hash, typed: oneLine(400) }),
  publish.confirmToPublish,
);

export const refuseRulePublish = action(
  'action refuseRulePublish',
  OneRequest.extend({ answer: prose(2_000) }),
  (actor, { requestId, answer }) => refusePublish(actor, requestId, answer),
);

export const withdrawRulePublish = action('action withdrawRulePublish', OneRequest, (actor, { requestId }) =>
  withdrawPublish(actor, requestId),
);

/** Takes over a change that was made outside Docket. */
export const acceptOutsideRules = action(
  'action acceptOutsideRules',
  z.strictObject({ versionId: z.uuid() }),
  (actor, { versionId }) => takeOver(actor, versionId),
);
