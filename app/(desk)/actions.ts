'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { after } from 'next/server';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import * as commands from '#lib/data/commands/by-hand.ts';
import { endSession } from '#lib/data/members/sessions.ts';
import * as exchange from '#lib/exchange/commands/send-now.ts';
import { commandKinds } from '#lib/review/commands/command.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { formFields, prose } from '#lib/review/text.ts';

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
