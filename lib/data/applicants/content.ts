import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '#lib/env.ts';
import type { Applicant } from '#lib/review/applicant/applicant.ts';
import { type SealingKey, sealText, unsealDataKey, unsealText } from '../seal.ts';
import { inCurrentForm } from './former-content.ts';

/** The common applicant without the vendor's own answer, which lies beside it under its own seal. */
export type Content = Omit<Applicant, 'raw'>;

/** Our copy of someone, opened. What works on an applicant works on it; the vendor's answer is opened only by {@link unsealRaw}. */
export type ApplicantRecord = Content & { raw: null };

export type SealedContent = { record: string; raw: string };

/** Seals what a vendor said of someone with their own key, which goes when they are erased; the raw answer apart, since few may read it. */
export function sealContent(id: string, { raw, ...record }: Applicant, key: SealingKey): SealedContent {
  return {
    record: sealText(JSON.stringify(record), key, place(id, 'record')),
    raw: sealText(JSON.stringify(raw ?? null), key, place(id, 'raw')),
  };
}

type Sealed = { id: string; dataKey: string | null; record: string | null; raw?: string | null };

/** Our copy of someone, or null when there is none: the vendor's answer could not be read, or the person was erased. @throws SealBroken */
export function unsealRecord({ id, dataKey, record }: Sealed): ApplicantRecord | null {
  if (dataKey === null || record === null) return null;
  const stored = JSON.parse(unsealText(record, [unsealDataKey(id, dataKey)], place(id, 'record'))) as Content;
  return { ...inCurrentForm(stored), raw: null };
}

/** The vendor's answer as it came, or null when there is none. @throws SealBroken */
export function unsealRaw({ id, dataKey, raw }: Sealed): unknown {
  if (dataKey === null || raw == null) return null;
  return JSON.parse(unsealText(raw, [unsealDataKey(id, dataKey)], place(id, 'raw')));
}

/**
 * Tells whether anything changed without opening the seal: two HMACs, of the common applicant and of the vendor's answer.
 * The second may change alone (a field we do not map), and then nobody's review is disturbed.
 */
export function contentHash({ raw, ...record }: Applicant): { record: string; raw: string } {
  return { record: keyedHash('record', record), raw: keyedHash('raw', raw ?? null) };
}

/** Which parts of the common applicant differ, by name and without a value. */
export function changedParts(before: Content, after: Content): string[] {
  const parts = (Object.keys(after) as (keyof Applicant)[]).filter((part) => part !== 'raw');
  return parts.filter((part) => sorted(before[part]) !== sorted(after[part]));
}

function keyedHash(kind: string, value: unknown): string {
  return createHmac('sha256', env().INDEX_KEY)
    .update(`applicant ${kind}\n${sorted(value)}`, 'utf8')
    .digest('base64url');
}

/** JSON with sorted keys. Unlike RFC 8785 it has a text for whatever a vendor may send, lone surrogates included. */
function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function place(id: string, column: 'record' | 'raw') {
  return { table: 'applicant', column, row: id };
}
