/** With a capital letter first, and spaces for underscores. */
export function sentenceCase(text: string): string {
  const words = text.replace(/[_\s]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
