const longest = 4000;

/**
 * A vendor's text as we keep it: without control characters, trimmed, of bounded length; `null` when nothing is left.
 * An applicant writes these fields, and a NUL in one of them can't even be stored (docs/security.md, threat T5). `raw`
 * keeps the original.
 */
export function word(value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
  const text = String(value)
    .toWellFormed()
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
    .slice(0, longest);
  return text === '' ? null : text;
}

/** A number, also when the vendor wrote it as text. */
export function amount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null;
  return Number(value);
}

/** Yes, no, or not said. Everything but a plain yes or no is not said. */
export function yesOrNo(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = word(value)?.toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : null;
}

/** The value if it is an object, else an empty one: what a vendor leaves out reads as nothing. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value if it is a list, else an empty one. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON inside a string, or a value that is already parsed; `undefined` when it is neither. */
export function parsedOnce(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** The scalar entries of a record, as labels for people to read. */
export function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, each]) => {
      const [label, text] = [word(name), word(each)];
      return label === null || text === null ? [] : [[label, text]];
    }),
  );
}

/** A person's names in the order they are said; `null` when the vendor gave none. */
export function joinedName(...names: (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(' ') || null;
}
