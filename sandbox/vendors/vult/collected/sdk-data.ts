import type { Capture } from './locations.ts';

export type Place = { latitude: number; longitude: number };

/** What an applicant's SDK handed over beside the session's own fields. */
export type Handed = {
  sdk_metadata: Record<string, unknown>;
  /** Of the liveness session that was opened last. */
  livenessToken: string | null;
  places: Partial<Record<Capture, Place>>;
  /** Pictures as base64 by the vendor's name; those that equal the person's drawing are drawn again instead of kept. */
  pictures: Record<string, string>;
};

export const NOTHING_HANDED: Handed = { sdk_metadata: {}, livenessToken: null, places: {}, pictures: {} };
