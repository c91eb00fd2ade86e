import 'server-only';
import { createHmac } from 'node:crypto';
import { env } from '#lib/env.ts';
import type { HitChange } from '#lib/review/hits/changes.ts';
import { contentText } from '#lib/review/hits/changes.ts';
import type { VendorHit } from '#lib/review/hits/hit.ts';
import { entryKey } from '#lib/review/hits/vendor-hits.ts';
import {
  blindIndex,
  dataKeyOf,
  type KeyOwner,
  type SealingKey,
  sealBytes,
  sealText,
  unsealBytes,
  unsealText,
} from '../seal.ts';

/** What seals and unseals the texts about the hits of one applicant. */
export type HitSeal = {
  seal(place: HitPlace, id: string, text: string): string;
  unseal(place: HitPlace, id: string, text: string): string;
  sealFile(place: HitFilePlace, id: string, bytes: Uint8Array): Uint8Array<ArrayBuffer>;
  unsealFile(place: HitFilePlace, id: string, bytes: Uint8Array): Buffer;
};

/** Where a text about a hit is stored; `id` is that of its row. */
export type HitPlace =
  | 'hit.record'
  | 'hit_clearance.record'
  | 'hit_resolution.note'
  | 'hit_resolution.changes'
  | 'hit_lookup.link'
  | 'hit_lookup.note'
  | 'hit_draft.content';

/** Where the bytes of a file are stored; `id` is that of the look-up. */
export type HitFilePlace = 'hit_lookup_file.bytes' | 'hit_lookup_file.picture';

/** The seal of an applicant's hits; null when the applicant was erased. */
export function hitSealOf(applicant: KeyOwner): HitSeal | null {
  const key = dataKeyOf(applicant);
  return key && hitSeal(key);
}

/** The seal of an applicant's hits by their data key. */
export function hitSeal(key: SealingKey): HitSeal {
  const at = (place: HitPlace | HitFilePlace, row: string) => {
    const [table = '', column = ''] = place.split('.');
    return { table, column, row };
  };
  return {
    seal: (place, id, text) => sealText(text, key, at(place, id)),
    unseal: (place, id, text) => unsealText(text, [key], at(place, id)),
    sealFile: (place, id, bytes) => sealBytes(bytes, key, at(place, id)),
    unsealFile: (place, id, bytes) => unsealBytes(bytes, [key], at(place, id)),
  };
}

/** A hit from its sealed column. @throws SealBroken */
export function unsealHit(seal: HitSeal, place: 'hit.record' | 'hit_clearance.record', id: string, text: string) {
  return JSON.parse(seal.unseal(place, id, text)) as VendorHit;
}

/** What changed of a hit, from its sealed column. @throws SealBroken */
export function unsealChanges(seal: HitSeal, id: string, text: string | null): HitChange[] {
  return text === null ? [] : (JSON.parse(seal.unseal('hit_resolution.changes', id, text)) as HitChange[]);
}

/**
 * The keyed hashes by which hits are compared without unsealing. They are bound to the applicant, so that the hashes of
 * two people have nothing in common, and a clearance can't reach another person.
 */
export function hashesOf(applicantId: string, hit: VendorHit) {
  const entry = entryKey(hit);
  return {
    contentHash: createHmac('sha256', env().INDEX_KEY)
      .update(`hit content ${applicantId}\n${contentText(hit)}`, 'utf8')
      .digest('base64url'),
    entityKeys: [...new Set(hit.entityIds)].map((id) => blindIndex('hitEntity', `${applicantId} ${id}`)).sort(),
    nameKey: entry === null ? null : blindIndex('hitName', `${applicantId} ${entry}`),
  };
}
