'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import { reveal } from '#lib/data/applicants/reveals.ts';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { giveNextAfter } from '#lib/data/claims/give-next.ts';
import { turnImage as keepTurns } from '#lib/data/images/turn.ts';
import { commandForCase } from '#lib/exchange/commands/order.ts';
import { fetchEvidence } from '#lib/exchange/sync/fetch-images.ts';
import { noteMaxCharacters } from '#lib/review/case/decision-why.ts';
import { oneLine, prose } from '#lib/review/text.ts';

const DecideCase = z.strictObject({
  /** Made with the form, so that sending it twice decides once. */
  decisionId: z.uuid(),
  caseId: z.uuid(),
  version: z.int().min(1),
  outcome: z.enum(['approved', 'rejected']),
  reasons: z.array(oneLine(20)).max(20),
  note: prose(noteMaxCharacters * 2),
  ticks: z.array(z.enum(['document_in_date', 'adult', 'both_sides', 'selfie_present'])).max(20),
  /** Hash of the data on the screen, as the view gave it. */
  contentHash: z.string().regex(/^[0-9a-f]{64}$/),
  hasConfirmedUnseen: z.boolean(),
  /** The id of the command that archives the applicant at the vendor as well; made with the form. */
  archiveId: z.uuid().nullable(),
  /** Whether the next case is claimed as well, once this one is recorded. */
  thenNext: z.boolean(),
});

/**
 * Records an approval or a rejection, or stages it for a second person. Vendors take neither. One may be told to
 * archive, in the same transaction.
 */
export const decideCase = action('action decideCase', DecideCase, async (actor, { archiveId, thenNext, ...input }) => {
  await fetchEvidence(actor, input.caseId);
  const command =
    archiveId === null
      ? null
      : await commandForCase(actor, input.caseId, { id: archiveId, kind: 'archive', input: {} });
  // Its command is held for the time to undo, and sent by the worker.
  const { decisionId, stagedBecause, undoUntil } = await recordDecision(actor, { ...input, command });
  const given = thenNext ? await giveNextAfter(actor) : null;
  return { decisionId, stagedBecause, undoUntil: undoUntil?.toISOString() ?? null, given };
});

const maskable = z.enum(['personalNumber', 'email', 'phone', 'address', 'documentNumber']);
const reason = prose(500).nullable();

/** Reveals one masked field for a limited time. */
export const revealField = action(
  'action revealField',
  z.strictObject({ applicantId: z.uuid(), field: maskable, reason }),
  async (actor, input) => {
    const endsAt = await reveal(actor, input.applicantId, input.field, input.reason);
    return { endsAt: endsAt.toISOString() };
  },
);

/** Opens the images to a role that must give a reason. */
export const revealEvidence = action(
  'action revealEvidence',
  z.strictObject({ applicantId: z.uuid(), reason }),
  async (actor, input) => {
    const endsAt = await reveal(actor, input.applicantId, 'images', input.reason);
    return { endsAt: endsAt.toISOString() };
  },
);

/** Keeps the quarter turns of an image, for everyone who opens it. */
export const turnImage = action(
  'action turnImage',
  z.strictObject({ imageId: z.uuid(), turns: z.int().min(0).max(3) }),
  (actor, { imageId, turns }) => keepTurns(actor, imageId, turns),
);
