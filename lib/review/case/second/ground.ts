import type { ApplicantContent, Check } from '../../applicant/applicant.ts';
import { checkLabel } from '../../applicant/labels.ts';
import type { Fact, FactField } from '../../facts/fact.ts';
import { factsOf } from '../../facts/facts.ts';
import type { HitState, VendorHit } from '../../hits/hit.ts';
import { unreadField } from '../../values/unread.ts';
import type { Blocker } from '../blocker.ts';

/**
 * What a staged decision rests on, in values, so that a change can be said as before and after. It holds personal data
 * and is stored sealed.
 */
export type Ground = {
  facts: GroundValue[];
  checks: GroundValue[];
  hits: GroundHit[];
  /** `value` is the SHA-256 of the original file; null while it was not fetched. */
  images: GroundValue[];
  blockers: GroundValue[];
};

/** `key` tells it from the others of its kind. `field` says by which rule the value is masked; null: never. */
export type GroundValue = { key: string; label: string; value: string | null; field: FactField | null };

export type GroundHit = { id: string; state: HitState; entry: VendorHit };

export type GroundOf = {
  /** Null when there is no copy that could be read. */
  record: ApplicantContent | null;
  hits: GroundHit[];
  images: { imageId: string; label: string; originalSha256: string | null }[];
  blockers: readonly Blocker[];
  now: Date;
};

/** The ground of a decision that is made at `now`. */
export function groundOf({ record, hits, images, blockers, now }: GroundOf): Ground {
  return {
    facts: record === null ? [] : factValues(record, now),
    checks: record === null ? [] : numbered(record.checks.map(checkValue)),
    hits,
    images: images.map(({ imageId, label, originalSha256 }) => ({
      key: imageId,
      label,
      value: originalSha256,
      field: null,
    })),
    blockers: numbered(
      blockers.map(({ kind, title, tone }) => ({ key: `${kind} ${title}`, label: title, value: tone, field: null })),
    ),
  };
}

function factValues(record: ApplicantContent, now: Date): GroundValue[] {
  const { identity, contact, documents } = factsOf(record, { now });
  return numbered([
    ...[...identity, ...contact].map((fact) => factValue(fact, fact.field, fact.label)),
    ...documents.flatMap(({ id, label, facts }) =>
      facts.map((fact) => factValue(fact, `${id} ${fact.field}`, `${label}, ${fact.label.toLowerCase()}`)),
    ),
    // The age changes by itself; the birth date is there.
  ]).filter(({ field }) => field !== 'age');
}

function factValue({ field, value, difference }: Fact, key: string, label: string): GroundValue {
  const all = difference?.values.map((each) => `${each.value} (${each.source})`).join(', ');
  return { key, label, field, value: all ?? value };
}

function checkValue(check: Check): GroundValue {
  const { kind, name, outcome, providerOutcome, score, reasons } = check;
  const said = [providerOutcome, score === null ? null : String(score), ...reasons].filter((part) => part !== null);
  const value = [outcomeWords[outcome], ...said].join(', ');
  return { key: `${kind} ${name}`, label: checkLabel(check), value, field: unreadField(check) };
}

const outcomeWords: Record<Check['outcome'], string> = {
  pass: 'passed',
  fail: 'failed',
  attention: 'needs a look',
  pending: 'pending',
  unknown: 'unknown',
  not_done: 'not done',
};

/** Two of the same key are told apart by their order. */
function numbered(values: GroundValue[]): GroundValue[] {
  const seen = new Map<string, number>();
  return values.map((value) => {
    const count = seen.get(value.key) ?? 0;
    seen.set(value.key, count + 1);
    return count === 0 ? value : { ...value, key: `${value.key} ${count + 1}` };
  });
}
