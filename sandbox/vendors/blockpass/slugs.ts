import type { PaperType } from '#sandbox/people/person.ts';

const SLUGS = {
  passport: 'passport',
  passport_card: 'passport',
  identification_card: 'national_id',
  driver_license: 'driving_license',
} as const;

/** Blockpass's name of a document type. */
export function slugOf(type: PaperType): (typeof SLUGS)[PaperType] {
  return SLUGS[type];
}
