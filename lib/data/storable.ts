/** Text as a PostgreSQL column can hold it: trimmed and without NUL, which vendors send. Null when nothing is left. */
export function storable(text: string | null | undefined): string | null {
  return text?.replaceAll('\u0000', '').trim() || null;
}

/** A moment as a column can hold it. Null for text that is none. */
export function storableMoment(text: string | null): Date | null {
  const at = text === null ? null : new Date(text);
  return at === null || Number.isNaN(at.getTime()) ? null : at;
}
