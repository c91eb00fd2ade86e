import { word } from '../reading/word.ts';

/**
 * A PascalCase word of the vendor in words: `MissingDocumentPhoto` is "Missing document photo", `NotUnder18` "Not under
 * 18".
 */
export function humanised(value: unknown): string | null {
  const text = word(value);
  if (text === null || !/^[A-Z][A-Za-z0-9]*$/.test(text)) return text;
  const parts = text.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*|\d+/g) ?? [text];
  return parts.map((part, at) => (at === 0 || /^[A-Z]{2,}$/.test(part) ? part : part.toLowerCase())).join(' ');
}
