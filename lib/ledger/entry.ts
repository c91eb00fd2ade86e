import canonicalize from 'canonicalize';

/** Who acted. For the system, `id` is the name of the process: `worker`, `web`, `setup`, … */
export type LedgerActor = { type: 'person'; id: string; role: string } | { type: 'system'; id: string };

/** One act. `kind` is `noun.past-verb`. `details` is plain JSON without personal data: use `personalHmac` instead. */
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
 * The canonical text of an entry (RFC 8785): sorted keys, no spaces, one way to write each number.
 * @throws TypeError for another shape; Error for values without canonical JSON (a lone surrogate, NaN, a cycle)
 */
export function canonical(entry: LedgerEntry): string {
  const text = canonicalJson(entry);
  if (!isEntry(JSON.parse(text))) throw new TypeError('not a ledger entry');
  return text;
}

/**
 * The parts of an entry that differ between the acts of one change, as canonical text. The database adds number and
 * time once the chain is locked.
 * @throws as {@link canonical}
 */
export function canonicalParts(act: Omit<LedgerEntry, 'seq' | 'at'>): { subject: string; details: string } {
  canonical({ ...act, seq: 1, at: new Date(0).toISOString() });
  return { subject: canonicalJson(act.subject), details: canonicalJson(act.details) };
}

/** The RFC 8785 text of any plain value. @throws Error when there is none (a lone surrogate, NaN, a cycle) */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('this value has no JSON text');
  return text;
}

/** Reads an entry from its text; null when the text is not exactly the canonical text of an entry. */
export function parseEntry(text: string): LedgerEntry | null {
  const value = parseCanonical(text);
  return isEntry(value) ? value : null;
}

/**
 * Reads JSON that is exactly what `canonicalJson` writes, else undefined. Excludes duplicate keys, other spellings of
 * numbers, spaces, trailing bytes and needless escapes.
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
