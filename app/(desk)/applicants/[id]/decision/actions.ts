'use server';

import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as second from '#lib/data/cases/deciding/second.ts';
import * as undo from '#lib/data/cases/deciding/undo.ts';
import * as moves from '#lib/data/cases/moves/move.ts';
import * as reopening from '#lib/data/cases/moves/reopen.ts';
import { giveNextAfter } from '#lib/data/claims/give-next.ts';
import { commandForCase } from '#lib/exchange/commands/order.ts';
import { sendNow } from '#lib/exchange/commands/send-now.ts';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import { messageMaxCharacters, outcomeMoves } from '#lib/review/case/move.ts';
import { longestSentence } from '#lib/review/sentence.ts';
import { formFields, oneLine, prose } from '#lib/review/text.ts';

const note = prose(noteMaxCharacters * 2);
const decision = z.strictObject({ decisionId: z.uuid() });

const Move = z.strictObject({
  /** Made with the form, so that sending it twice moves once. */
  moveId: z.uuid(),
  caseId: z.uuid(),
  version: z.int().min(1),
  kind: z.enum(outcomeMoves),
  reasons: z.array(oneLine(20)).max(20),
  note,
  /** What the applicant is told, for a request. */
  message: prose(messageMaxCharacters * 2).nullable(),
  until: z.iso.datetime().nullable(),
  toMemberId: z.uuid().nullable(),
  /** The new link for the applicant, where the provider makes one; its id is made with the form. */
  link: z.strictObject({ id: z.uuid(), input: formFields }).nullable(),
  /** Whether the next case is claimed as well, once this one is moved. */
  thenNext: z.boolean(),
});

/** Asks the applicant, escalates, holds or snoozes. */
export const moveCase = action('action moveCase', Move, async (actor, { link, until, thenNext, ...input }) => {
  const command = link === null ? null : await commandForCase(actor, input.caseId, { ...link, kind: 'create_link' });
  const moved = await moves.moveCase(actor, { ...input, until: until === null ? null : new Date(until), command });
  after(() => sendNow(moved.commandIds));
  const given = thenNext ? await giveNextAfter(actor) : null;
  return { moveId: input.moveId, commandIds: moved.commandIds, undoUntil: moved.undoUntil.toISOString(), given };
});

/** Undoes the last move, within the time of the policy. */
export const undoMove = action(
  'action undoMove',
  z.strictObject({ moveId: z.uuid(), undoesId: z.uuid() }),
  async (actor, input) => {
    await moves.undoMove(actor, input);
    return {};
  },
);

/** Takes up a case that waits, is on hold, snoozed or escalated. */
export const resumeCase = action(
  'action resumeCase',
  z.strictObject({ moveId: z.uuid(), caseId: z.uuid(), version: z.int().min(1), note }),
  async (actor, input) => {
    await moves.resumeCase(actor, input);
    return {};
  },
);

/** Opens a new round of a decided case. */
export const reopenCase = action(
  'action reopenCase',
  z.strictObject({ moveId: z.uuid(), caseId: z.uuid(), note }),
  async (actor, input) => ({ caseId: await reopening.reopenCase(actor, input) }),
);

/** Undoes a decision, within the time of its policy. */
export const undoDecision = action('action undoDecision', decision, async (actor, { decisionId }) => {
  await undo.undoDecision(actor, decisionId);
  return {};
});

/** The second person confirms a decision. */
export const confirmDecision = action('action confirmDecision', decision, async (actor, { decisionId }) => {
  await second.confirmDecision(actor, decisionId);
  return {};
});

/** The second person gives a decision back with a sentence. */
export const returnDecision = action(
  'action returnDecision',
  z.strictObject({ decisionId: z.uuid(), sentence: prose(longestSentence * 2) }),
  async (actor, { decisionId, sentence }) => {
    await second.returnDecision(actor, decisionId, sentence);
    return {};
  },
);

/** The first person takes a decision back before it is confirmed. */
export const withdrawStaged = action('action withdrawStaged', decision, async (actor, { decisionId }) => {
  await second.withdrawStaged(actor, decisionId);
  return {};
});
