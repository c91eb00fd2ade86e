import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '#lib/env.ts';
import type { Applicant, ApplicantContent, ReadBarcode } from '#lib/review/applicant/applicant.ts';
import type { CryptoCheck } from '#lib/review/applicant/crypto-check.ts';
import { dataKeyOf, type KeyOwner, SealBroken, type SealingKey, sealText, unsealText } from '../seal.ts';
import { inCurrentForm } from './former-content.ts';

/** The common applicant without the vendor's raw answer, which is sealed in a column of its own. */
export type Content = Omit<Applicant, 'raw'>;

/**
 * A saved applicant, unsealed, with what Docket decoded off their images. The raw answer is unsealed only by
 * {@link unsealRaw}.
 */
export type ApplicantRecord = ApplicantContent & { raw: null };

export type SealedContent = { record: string; raw: string };

/**
 * Seals an applicant under their own key, which is deleted when they are erased. The raw answer apart: few may read it.
 */
export function sealContent(id: string, { raw, ...record }: Applicant, key: SealingKey): SealedContent {
  return {
    record: sealText(JSON.stringify(record), key, place(id, 'record')),
    raw: sealText(JSON.stringify(raw ?? null), key, place(id, 'raw')),
  };
}

type Sealed = KeyOwner & {
  record: string | null;
  raw?: string | null;
  barcodes?: string | null;
};

/**
 * The saved applicant, or null when the vendor's answer could never be read or the applicant was erased.
 * @param key the applicant's, where the caller needs it too
 * @throws SealBroken
 */
export function unsealRecord(row: Sealed, key = dataKeyOf(row)): ApplicantRecord | null {
  if (key === null || row.record === null) return null;
  const stored = JSON.parse(unsealText(row.record, [key], place(row.id, 'record'))) as Content;
  const read = row.barcodes == null ? {} : { barcodes: unsealBarcodes(row, key) };
  return { ...inCurrentForm(stored), ...read, raw: null };
}

/** What Docket decoded off an applicant's images, sealed under their key. */
export function sealBarcodes(id: string, barcodes: readonly ReadBarcode[], key: SealingKey): string {
  return sealText(JSON.stringify(barcodes), key, place(id, 'barcodes'));
}

/** The same, unsealed; empty where nothing was looked for yet. @throws SealBroken */
export function unsealBarcodes(row: Omit<Sealed, 'record'>, key = dataKeyOf(row)): ReadBarcode[] {
  if (key === null || row.barcodes == null) return [];
  // The column is only written from this type.
  return JSON.parse(unsealText(row.barcodes, [key], place(row.id, 'barcodes'))) as ReadBarcode[];
}

/**
 * The record, or null where there is none or it can't be unsealed: for figures over many, which one broken record must
 * not keep back. It is shown on its own page.
 */
export function readableRecord(row: Sealed): ApplicantRecord | null {
  try {
    return unsealRecord(row);
  } catch (error) {
    if (error instanceof SealBroken) return null;
    throw error;
  }
}

/** The vendor's answer as received, or null when there is none. @throws SealBroken */
export function unsealRaw(row: Sealed): unknown {
  const key = dataKeyOf(row);
  if (key === null || row.raw == null) return null;
  return JSON.parse(unsealText(row.raw, [key], place(row.id, 'raw')));
}

/**
 * Two HMACs, of the common applicant and of the raw answer: they show a change without unsealing. When only the raw
 * answer changed (a field we do not map), the case is left alone.
 */
export function contentHash({ raw, ...record }: Applicant): { record: string; raw: string } {
  return { record: keyedHash('record', record), raw: keyedHash('raw', raw ?? null) };
}

/** The names of the parts of the common applicant that differ, without values. */
export function changedParts(before: Content, after: Content): string[] {
  const parts = (Object.keys(after) as (keyof Applicant)[]).filter((part) => part !== 'raw');
  const [was, is] = comparable(before, after);
  return parts.filter((part) => sorted(was?.[part]) !== sorted(is?.[part]));
}

/** A wallet kept before there were findings of it (former-content.ts) is compared without them. */
function comparable(before: Content, after: Content): Content[] {
  const isFormer = before.crypto.some(
    ({ score, band, details }) => score !== null && band === null && details === null,
  );
  const told = ({ id, type, blockchain, address, score, reviewStatus }: CryptoCheck) =>
    ({ id, type, blockchain, address, score, reviewStatus }) as CryptoCheck;
  return [before, after]
    .map(withoutSubjects)
    .map((content) => (isFormer ? { ...content, crypto: content.crypto.map(told) } : content));
}

/** A check's subject is in our own words: another dictionary in a new release is no change at the vendor. */
function withoutSubjects(content: Content): Content {
  return { ...content, checks: content.checks.map((check) => ({ ...check, subject: null })) };
}

function keyedHash(kind: string, value: unknown): string {
  return createHmac('sha256', env().INDEX_KEY)
    .update(`applicant ${kind}\n${sorted(value)}`, 'utf8')
    .digest('base64url');
}

/** JSON with sorted keys. Unlike RFC 8785 it accepts anything a vendor may send, lone surrogates included. */
function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function place(id: string, column: 'record' | 'raw' | 'barcodes') {
  return { table: 'applicant', column, row: id };
}
