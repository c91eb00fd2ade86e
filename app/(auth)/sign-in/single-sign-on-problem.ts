/**
 * The sentence for a sign-in at the issuer that ended without a session.
 * @param code the server's code; in an address anyone can write it, so that only known ones are words
 * @returns null for an unknown code
 */
export function singleSignOnProblem(code: string, name: string): string | null {
  return Object.hasOwn(sentences, code) ? (sentences[code]?.(name) ?? null) : null;
}

const sentences: Readonly<Record<string, (name: string) => string>> = {
  denied: (name) => `${name} did not sign you in. Try again, or sign in another way.`,
  expired: () => 'This sign-in took too long, or was begun in another window. Try again.',
  unreachable: (name) => `${name} did not answer. Try again, or sign in another way.`,
  not_accepted: (name) => `The answer of ${name} was not accepted. Try again; if it stays so, tell your administrator.`,
  too_many: () => 'Too many attempts. Try again in 15 min.',
  disabled: () => 'Your account is disabled. Ask your administrator.',
  email: (name) =>
    `${name} gives no verified e-mail address for you that Docket can compare. Ask your administrator for help.`,
  no_role: (name) => `${name} gives you no role in Docket. Ask your administrator for one.`,
  not_invited: () => 'There is no account with your e-mail address. Your administrator sends an invitation.',
  other_account: (name) =>
    `Your account is connected with another account at ${name}. Ask your administrator to disconnect it.`,
  last_admin: (name) =>
    `You are the last admin, and ${name} gives you another role. Make another admin first, or have the role corrected.`,
};
