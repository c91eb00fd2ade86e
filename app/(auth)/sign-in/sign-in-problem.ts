/**
 * The sentence for a refused sign-in. It is the same for an unknown address and a wrong password, so that it does not
 * show who has an account.
 */
export function signInProblem(code: string | null): string {
  const wait = code?.match(/^rate_limited:(\d+)$/)?.[1];
  if (wait) return `Too many attempts. Try again in ${inWords(Number(wait))}.`;
  return 'Email or password is wrong.';
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}
