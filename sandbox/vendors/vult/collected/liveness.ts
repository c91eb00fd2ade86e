import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Body } from '../routes.ts';
import type { FileType } from './files.ts';
import type { Handed } from './sdk-data.ts';
import { framesIn, keepPictures, placeOf } from './upload.ts';

/** Opens a liveness session; the token of the one before is worth nothing any more. */
export function openLiveness(handed: Handed, body: Body): { handed: Handed; token: string } {
  placeOf(body, 'numbers');
  const token = randomUUID();
  return { handed: { ...handed, livenessToken: token }, token };
}

/** What the camera of the liveness session saw, and where. Throws 400 when none is open. */
export async function facesIn(
  body: Body,
  handed: Handed,
  person: Person,
  pictures: Pictures,
): Promise<{ token: string; seen: Seen }> {
  const { livenessToken: token } = handed;
  if (token === null) throw new Problem(400, 'No liveness session is open');
  const place = placeOf(body, 'numbers');
  const kept = await keepPictures(person, framesByName(framesIn(body)), pictures);
  return { token, seen: { places: { selfie_image_capture: place }, pictures: kept } };
}

export type Seen = Pick<Handed, 'places' | 'pictures'>;

/** What was handed over before, and this. */
export function withSeen(handed: Handed, { places, pictures }: Seen): Handed {
  return { ...handed, places: { ...handed.places, ...places }, pictures: { ...handed.pictures, ...pictures } };
}

/** The first frame looks straight ahead; the others are the moves that were asked for. */
function framesByName([selfie, ...moves]: Buffer[]): Partial<Record<FileType, Buffer>> {
  const steps = moves.slice(0, 4).map((picture, at) => [`liveness_active_step_${at + 1}`, picture]);
  return selfie ? { selfie, ...Object.fromEntries(steps) } : {};
}
