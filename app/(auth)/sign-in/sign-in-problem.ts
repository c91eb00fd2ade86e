/**
 * The sentence for a refused sign-in. It is the same for an unknown address and a wrong password, so that it does not
 * show who has an account.
 */
export function signInProblem(code: string): string {
  const wait = code.match(/^rate_limited:(\d+)$/)?.[1];
  if (wait) return `Too many attempts. Try again in ${inWords(Number(wait))}.`;
  if (code === 'code_wrong') return 'This code is wrong, or was used already.';
  if (code === 'unreachable') return 'Docket did not answer. Try again.';
  return 'Email or password is wrong.';
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, seconds)} s`;
  return `${Math.ceil(seconds / 60)} min`;
}
