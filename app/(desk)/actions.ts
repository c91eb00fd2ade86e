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

/** Ends the session here and now; the next request with its cookie is a stranger's. */
export const signOut = action('action signOut', z.undefined(), async (actor) => {
  await endSession(actor);
  const { name, isSecure } = sessionCookie();
  (await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: 0 });
  redirect('/sign-in');
});

const OrderCommand = z.strictObject({
  /** Made with the form: sending it twice orders once. */
  commandId: z.uuid(),
  applicantId: z.uuid().nullable(),
  /** Said only for what is about no applicant. */
  connectionId: z.uuid().nullable(),
  kind: z.enum(commandKinds),
  /** What it takes is the vendor's own to say, and is checked against that. */
  input: formFields,
});

/** Has a vendor do something, and waits some seconds for its answer: it may be the result. */
export const orderCommand = action('action orderCommand', OrderCommand, async (actor, input) => {
  const { commandId: id, kind, applicantId, connectionId } = input;
  if ((applicantId === null) === (connectionId === null))
    throw new Refusal('invalid', 'An order is about an applicant or a connection.');
  const about = applicantId === null ? { applicantId, connectionId: connectionId ?? '' } : { applicantId };
  const { state, link, problem } = await exchange.orderAndWait(actor, { id, kind, input: input.input, ...about });
  return { state, link, problem };
});

const OneCommand = z.strictObject({ commandId: z.uuid() });

/** Takes back what was not sent yet. */
export const withdrawCommand = action('action withdrawCommand', OneCommand, (actor, { commandId }) =>
  commands.withdrawCommand(actor, commandId),
);

/** Sends on what waits for a person, after asking the vendor where it can tell. */
export const resumeCommand = action('action resumeCommand', OneCommand, async (actor, { commandId }) => {
  await exchange.resumeCommand(actor, commandId);
  after(() => exchange.sendNow([commandId]));
});

/** Ends a command by hand. */
export const settleCommand = action(
  'action settleCommand',
  OneCommand.extend({ note: prose(commands.settleNoteMaxCharacters) }),
  (actor, { commandId, note }) => commands.settleCommand(actor, commandId, note),
);
