'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import * as commands from '#lib/data/commands/by-hand.ts';
import * as clearances from '#lib/data/hits/clearances.ts';
import * as lookups from '#lib/data/hits/lookups.ts';
import * as resolve from '#lib/data/hits/resolve.ts';
import * as undo from '#lib/data/hits/undo.ts';
import { endSession } from '#lib/data/members/sessions.ts';
import * as exchange from '#lib/exchange/commands/send-now.ts';
import { commandKinds } from '#lib/review/commands/command.ts';
import { hitVerdicts } from '#lib/review/hits/hit.ts';
import { hitsAtOnce } from '#lib/review/hits/resolve.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { formFields, oneLine, prose } from '#lib/review/text.ts';

/** Ends the session at once; its cookie is worth nothing afterwards. */
export const signOut = action('action signOut', z.undefined(), async (actor) => {
  await endSession(actor);
  const { name, isSecure } = sessionCookie();
  (await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: 0 });
  redirect('/sign-in');
});

const OrderCommand = z.strictObject({
  /** Made with the form, so that sending it twice orders once. */
  commandId: z.uuid(),
  applicantId: z.uuid().nullable(),
  /** Given only for a command that is not about an applicant. */
  connectionId: z.uuid().nullable(),
  kind: z.enum(commandKinds),
  /** Checked later against the adapter's schema of the command. */
  input: formFields,
});

/** Orders a command, and waits some seconds for the vendor's answer, which may be a link. */
export const orderCommand = action('action orderCommand', OrderCommand, async (actor, input) => {
  const { commandId: id, kind, applicantId, connectionId } = input;
  if ((applicantId === null) === (connectionId === null))
    throw new Refusal('invalid', 'An order is about an applicant or a connection.');
  const about = applicantId === null ? { applicantId, connectionId: connectionId ?? '' } : { applicantId };
  const { state, link, problem } = await exchange.orderAndWait(actor, { id, kind, input: input.input, ...about });
  return { state, link, problem };
});

const OneCommand = z.strictObject({ commandId: z.uuid() });

/** Withdraws a command that was not sent yet. */
export const withdrawCommand = action('action withdrawCommand', OneCommand, (actor, { commandId }) =>
  commands.withdrawCommand(actor, commandId),
);

/** Sends a command again that waits for a person, after a read back where the vendor allows one. */
export const resumeCommand = action('action resumeCommand', OneCommand, async (actor, { commandId }) => {
  await exchange.resumeCommand(actor, commandId);
  after(() => exchange.sendNow([commandId]));
});

/** Settles a command by hand; it is never sent again. */
export const settleCommand = action(
  'action settleCommand',
  OneCommand.extend({ note: prose(commands.settleNoteMaxCharacters) }),
  (actor, { commandId, note }) => commands.settleCommand(actor, commandId, note),
);

const ShownHit = z.strictObject({ id: z.uuid(), version: z.int().min(1) });

const ResolveHits = z.strictObject({
  /** Made with the form, so that sending it twice resolves once. */
  formId: z.uuid(),
  hits: z.array(ShownHit).min(1).max(hitsAtOnce),
  verdict: z.enum(hitVerdicts),
  reason: oneLine(20),
  note: prose(4_000).nullable(),
  /** Remember a false positive until this day; null: do not. */
  reviewOn: z.iso.date().nullable(),
});

/** Resolves hits, all or none. */
export const resolveHits = action('action resolveHits', ResolveHits, (actor, input) =>
  resolve.resolveHits(actor, input),
);

/** Takes back what was last said about a hit. */
export const undoResolution = action('action undoResolution', ShownHit, (actor, shown) =>
  undo.undoResolution(actor, shown),
);

const AddLookup = z.strictObject({
  /** Made with the form, so that sending it twice attaches once. */
  lookupId: z.uuid(),
  hitId: z.uuid(),
  link: oneLine(2_000),
  note: prose(4_000),
});

/** Attaches a look-up of one's own to a hit. */
export const addLookup = action('action addLookup', AddLookup, (actor, input) => lookups.addLookup(actor, input));

/** Revokes a clearance: later hits of this person and entry are open again. */
export const revokeClearance = action(
  'action revokeClearance',
  z.strictObject({ clearanceId: z.uuid() }),
  (actor, { clearanceId }) => clearances.revokeClearance(actor, clearanceId),
);
