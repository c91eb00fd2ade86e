import { createHash } from 'node:crypto';
import type { Person } from '../people/person.ts';
import type { Pictures } from '../pictures.ts';
import type { Reply } from '../wire.ts';
import { asksForMoves, type VultSession } from './session.ts';

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

/** Answers a download: the picture in one of the forms this vendor has, or the `null` of its page when there is none. */
export async function fileReply(person: Person, session: VultSession, file: FileType, pictures: Pictures): Promise<Reply> {
  const picture = await pictureOf(person, session, file, pictures);
  return picture ? inSomeForm(`${session.session_id}/${file}`, picture) : { status: 200, json: null };
}

async function pictureOf(person: Person, session: VultSession, file: FileType, pictures: Pictures): Promise<Buffer | null> {
  const { paper, portrait, story } = person;
  const prefix = FILE_PREFIX[paper.type];
  if (file === `${prefix}_front` && session.document_front_given) return pictures.get('drawFront', paper.printed, portrait);
  if (file === `${prefix}_back` && session.document_back_given) return pictures.get('drawBack', paper.printed, portrait);
  if (!session.selfie_given) return null;
  if (file === 'selfie') return pictures.get('drawSelfie', portrait, story === 'unreadable_selfie' ? 'unreadable' : undefined);
  const step = livenessStep(file);
  if (step === null || !session.liveness_detected) return null;
  return step === 0 || asksForMoves(person) ? pictures.get('drawLivenessFrame', portrait, step) : null;
}

function livenessStep(file: FileType): number | null {
  if (file === 'liveness_passive') return 0;
  const step = /^liveness_active_step_([1-4])$/.exec(file)?.[1];
  return step ? Number(step) : null;
}

/** Which form a file comes in is fixed by its name, so that a second download equals the first. */
function inSomeForm(key: string, picture: Buffer): Reply {
  const mediaType = mediaTypeOf(picture);
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

function mediaTypeOf(picture: Buffer): string {
  if (picture[0] === 0xff) return 'image/jpeg';
  return picture[0] === 0x89 ? 'image/png' : 'image/webp';
}
