const longest = 4000;

/**
 * A vendor's text as we keep it: without control characters, trimmed, at most 4,000 characters; null when empty.
 * Applicants type some of these fields, and PostgreSQL can't store a NUL (docs/security.md, threat T5). `raw` keeps the
 * original.
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

/** A number, also where the vendor wrote it as text. */
export function amount(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return null;
  return Number(value);
}

/** Yes, no, or null for anything else. */
export function yesOrNo(value: unknown): boolean | null {
  if (typeof value === 'boolean') return value;
  const text = word(value)?.toLowerCase();
  if (text === 'true') return true;
  return text === 'false' ? false : null;
}

/** The value if it is an object, else an empty object. */
export function record(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value if it is a list, else an empty list. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON inside a string, or the value itself if it is no string; undefined for a string that is not JSON. */
export function parsedOnce(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** The scalar entries of an object, as labels. */
export function labelsOf(value: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, each]) => {
      const [label, text] = [word(name), word(each)];
      return label === null || text === null ? [] : [[label, text]];
    }),
  );
}

/** A person's names in spoken order; null when there are none. */
export function joinedName(...names: (string | null)[]): string | null {
  return names.filter((name) => name !== null).join(' ') || null;
}
