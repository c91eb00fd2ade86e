import { signIn } from 'next-auth/react';

/** What was typed to sign in; the code only where it was asked for. */
export type Credentials = { email: string; password: string; code: string };

/** Signs in. @returns the server's code for why not, or null */
export async function trySignIn(given: Credentials): Promise<string | null> {
  try {
    const answer = await signIn('credentials', { redirect: false, ...given });
    return answer?.ok && !answer.error ? null : (answer?.error ?? 'wrong');
  } catch (error) {
    if (error instanceof TypeError) return 'unreachable';
    throw error;
  }
}
