/** Text as a PostgreSQL column can hold it: trimmed and without NUL, which vendors send. Null when nothing is left. */
export function storable(text: string | null | undefined): string | null {
  return text?.replaceAll('\u0000', '').trim() || null;
}
