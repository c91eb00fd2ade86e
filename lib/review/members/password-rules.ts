/** The shortest password (NIST SP 800-63B); the server requires the same. */
export const leastLength = 15;

/** What is wrong with a password and its repetition, or null. */
export function passwordProblem(password: string, again: string): string | null {
  if ([...password].length < leastLength)
    return `Use at least ${leastLength} characters, such as four or five unrelated words.`;
  return password === again ? null : 'The two passwords are different.';
}

/** A sentence about the password typed so far. */
export function strengthOf(password: string): string {
  const length = [...password].length;
  if (length === 0) return 'Four or five unrelated words are strong and easy to remember.';
  if (length < leastLength) return `${length} of ${leastLength} characters.`;
  if (new Set(password.toLowerCase()).size < 6) return 'Long enough, but it repeats a few letters: easy to guess.';
  return length < 24 ? 'Long enough.' : 'Long enough, and strong.';
}
