'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action } from '#lib/action.ts';
import { sessionCookie } from '#lib/auth/options.ts';
import { endSession } from '#lib/data/sessions.ts';

/** Ends the session here and now; the next request with its cookie is a stranger's. */
export const signOut = action('action signOut', z.undefined(), async (actor) => {
  await endSession(actor);
  const { name, isSecure } = sessionCookie();
  (await cookies()).set(name, '', { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure, maxAge: 0 });
  redirect('/sign-in');
});
