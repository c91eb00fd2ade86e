import { createHash } from 'node:crypto';
import type { Reply } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { VultSession } from '../session/session.ts';
import type { SdkData } from './sdk-data.ts';

export const FILE_TYPES = [
  'unknown',
  'driver_license_front',
  'driver_license_back',
  'state_id_card_front',
  'state_id_card_back',
  'passport_front',
  'passport_card_front',
  'passport_card_back',
  'selfie',
  'liveness_passive',
  'liveness_active_step_1',
  'liveness_active_step_2',
  'liveness_active_step_3',
  'liveness_active_step_4',
] as const;

export type FileType = (typeof FILE_TYPES)[number];

// The vendor calls the same card `identification_card` in one list and `state_id_card` in the other.
const FILE_PREFIX = {
  driver_license: 'driver_license',
  identification_card: 'state_id_card',
  passport: 'passport',
  passport_card: 'passport_card',
} as const;

/** The fields that decide whether an image exists; verifications and authentications have them. */
export type Captured = Pick<VultSession, 'session_id' | 'selfie_given' | 'liveness_detected' | 'settings'> &
  Partial<Pick<VultSession, 'document_front_given' | 'document_back_given'>>;

/** Answers a download: the image in one of the vendor's forms, or JSON `null` when there is none. */
export async function fileReply(
  { person, session, sdkData }: { person: Person | null; session: Captured; sdkData: SdkData },
  file: FileType,
  pictures: Pictures,
): Promise<Reply> {
  if (!person || !isGiven(person, session, file)) return { status: 200, json: null };
  const own = sdkData.pictures[file] ?? (file === 'liveness_passive' ? sdkData.pictures.selfie : undefined);
  const picture = own === undefined ? await pictureOf(person, file, pictures) : Buffer.from(own, 'base64');
  return picture ? inOneForm(`${session.session_id}/${file}`, picture) : { status: 200, json: null };
}

/** The vendor's name of a side of the document; `null` when the document has no such side. */
export function sideOf({ paper }: Person, side: 'front' | 'back'): FileType | null {
  return FILE_TYPES.find((file) => file === `${FILE_PREFIX[paper.type]}_${side}`) ?? null;
}

/** The image that the person's camera takes; `null` for a file of another document. */
export async function pictureOf(person: Person, file: FileType, pictures: Pictures): Promise<Buffer | null> {
  const { paper, portrait, story } = person;
  if (file === sideOf(person, 'front')) return pictures.get('drawFront', paper.printed, portrait);
  if (file === sideOf(person, 'back')) return pictures.get('drawBack', paper.printed, portrait);
  if (file === 'selfie')
    return pictures.get('drawSelfie', portrait, story === 'unreadable_selfie' ? 'unreadable' : undefined);
  const step = livenessStep(file);
  return step === null ? null : pictures.get('drawLivenessFrame', portrait, step);
}

/** By the first bytes; `null` when it is not an image. */
export function mediaTypeOf(picture: Buffer): string | null {
  if (picture.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'image/jpeg';
  if (picture.subarray(1, 4).toString('latin1') === 'PNG') return 'image/png';
  return picture.subarray(8, 12).toString('latin1') === 'WEBP' ? 'image/webp' : null;
}

function isGiven(person: Person, session: Captured, file: FileType): boolean {
  if (file === sideOf(person, 'front')) return session.document_front_given === true;
  if (file === sideOf(person, 'back')) return session.document_back_given === true;
  if (file === 'selfie') return session.selfie_given;
  const step = livenessStep(file);
  if (step === null || !session.selfie_given || !session.liveness_detected) return false;
  return step === 0 || session.settings.liveness_mode === 'passive_active';
}

function livenessStep(file: FileType): number | null {
  if (file === 'liveness_passive') return 0;
  const step = /^liveness_active_step_([1-4])$/.exec(file)?.[1];
  return step ? Number(step) : null;
}

/** The file name decides the form, so that a second download equals the first. */
function inOneForm(key: string, picture: Buffer): Reply {
  const mediaType = mediaTypeOf(picture) ?? 'application/octet-stream';
  const base64 = () => picture.toString('base64');
  const forms: (() => Reply)[] = [
    () => ({ status: 200, bytes: picture, mediaType }),
    () => ({ status: 200, bytes: picture, mediaType: 'application/octet-stream' }),
    () => ({ status: 200, json: base64() }),
    () => ({ status: 200, json: `data:${mediaType};base64,${base64()}` }),
    () => ({ status: 200, json: { image: base64() } }),
  ];
  const form = forms[(createHash('sha256').update(key).digest()[0] ?? 0) % forms.length];
  if (!form) throw new RangeError('No form for a file');
  return form();
}
