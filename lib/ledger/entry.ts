import canonicalize from 'canonicalize';

/** Who did it. The system's own acts carry the name of the process: `worker`, `web`, `setup`, … */
export type LedgerActor = { type: 'person'; id: string; role: string } | { type: 'system'; id: string };

/**
 * What one row says. `kind` is `noun.past-verb`. `details` holds plain JSON and
 * never personal data: put `personalHmac` in its place.
 */
export type LedgerEntry = {
  seq: number;
  /** ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
  at: string;
  kind: string;
  actor: LedgerActor;
  subject: { type: string; id: string } | null;
  details: Record<string, unknown>;
};

/**
 * The one text an entry has (RFC 8785): sorted keys, no spaces, one way to write each number.
 * Throws when the entry can't be written as JSON (a lone surrogate, NaN, a cycle) or has not the shape of an entry.
 */
export function canonical(entry: LedgerEntry): string {
  const text = canonicalJson(entry);
  if (!isEntry(JSON.parse(text))) throw new TypeError('not a ledger entry');
  return text;
}

/** RFC 8785 text of any plain value. Throws when there is none. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON text');
  return text;
}

/** Reads an entry from its text, or gives null when the text is not exactly the canonical text of an entry. */
export function parseEntry(text: string): LedgerEntry | null {
  const value = parseCanonical(text);
  return isEntry(value) ? value : null;
}

/**
 * Reads JSON only when it is byte for byte what `canonicalJson` would write. This is what refuses
 * duplicate keys, other spellings of a number, spaces, trailing bytes and needless escapes in one stroke.
 */
export function parseCanonical(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return canonicalJson(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** True when `value` is an object with exactly these keys. */
export function hasKeys(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === keys.length && keys.every((key) => Object.hasOwn(value, key));
}

export function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

export function isMoment(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
  );
}

function isEntry(value: unknown): value is LedgerEntry {
  return (
    hasKeys(value, ['seq', 'at', 'kind', 'actor', 'subject', 'details']) &&
    isWholeNumber(value.seq) &&
    value.seq > 0 &&
    isMoment(value.at) &&
    isWord(value.kind) &&
    isActor(value.actor) &&
    (value.subject === null ||
      (hasKeys(value.subject, ['type', 'id']) && isWord(value.subject.type) && isWord(value.subject.id))) &&
    typeof value.details === 'object' &&
    value.details !== null &&
    !Array.isArray(value.details)
  );
}

function isActor(value: unknown): boolean {
  if (hasKeys(value, ['type', 'id', 'role'])) return value.type === 'person' && isWord(value.id) && isWord(value.role);
  return hasKeys(value, ['type', 'id']) && value.type === 'system' && isWord(value.id);
}

function isWord(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}
