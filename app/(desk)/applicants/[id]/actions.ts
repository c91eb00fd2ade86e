'use server';

import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { reveal } from '#lib/data/applicants/reveals.ts';
import { recordDecision } from '#lib/data/cases/decide.ts';
import { commandForCase } from '#lib/exchange/commands/order.ts';
import { sendNow } from '#lib/exchange/commands/send-now.ts';
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
  hasConfirmedUnseen: z.boolean(),
  /** The id of the command that archives the applicant at the vendor as well; made with the form. */
  archiveId: z.uuid().nullable(),
});

/** Records an approval or a rejection. Vendors take neither. One may be told to archive, in the same transaction. */
export const decideCase = action('action decideCase', DecideCase, async (actor, { archiveId, ...input }) => {
  await fetchEvidence(actor, input.caseId);
  const command =
    archiveId === null
      ? null
      : await commandForCase(actor, input.caseId, { id: archiveId, kind: 'archive', input: {} });
  const { decisionId, commandIds } = await recordDecision(actor, { ...input, command });
  after(() => sendNow(commandIds));
  return { decisionId };
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
