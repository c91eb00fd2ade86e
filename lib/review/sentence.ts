import { Refusal } from './refusal.ts';

/** The longest sentence with which a member gives a reason or an answer, in characters. */
export const longestSentence = 500;

/**
 * A sentence that a member has to give, trimmed, in Unicode's composed form.
 * @throws Refusal `invalid`, naming the field: when it is empty or too long
 */
export function givenSentence(given: string, field: string, longest = longestSentence): string {
  const text = given.trim().normalize('NFC');
  if (text !== '' && text.length <= longest) return text;
  const message = text === '' ? 'Say in a sentence why.' : `At most ${longest} characters.`;
  throw new Refusal('invalid', message, { [field]: message });
}
