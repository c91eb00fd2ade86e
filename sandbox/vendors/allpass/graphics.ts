import { Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { ApplicantRecord } from './record.ts';

export type PictureName = 'front' | 'back' | 'live' | 'selfie';

/** Returns the value of an `image` field. */
export type ImageValue = (record: ApplicantRecord, name: PictureName) => Promise<string>;

/** The images that the vendor has of a person. */
export function pictureNamesOf({ stage, story, paper, index }: Person): PictureName[] {
  // A person in progress has uploaded the front at most.
  if (stage === 'in_progress') return index % 2 === 0 ? ['front'] : [];
  return ['front', ...(paper.hasBack && story !== 'back_missing' ? ['back' as const] : []), 'live', 'selfie'];
}

/** The vendor does not document the form of `image`, so the applicants use its four possible forms in turn. */
export function imageValues(pictures: Pictures, host: string): ImageValue {
  return async (record, name) => {
    const path = `/allpass/files/${record.id}/${name}`;
    const form = (record.person?.index ?? 0) % 4;
    if (form === 2) return path;
    if (form === 3) return `http://${host}${path}`;
    const text = (await pictureOf(record, name, pictures)).toString('base64');
    return form === 1 ? `data:image/jpeg;base64,${text}` : text;
  };
}

/** Throws Problem 404 when the vendor has no such image. */
export function pictureOf({ person }: ApplicantRecord, name: string, { get }: Pictures): Promise<Buffer> {
  const known = person ? pictureNamesOf(person).find((each) => each === name) : undefined;
  if (!person || !known) throw new Problem(404, 'File not found');
  const { paper, portrait, story } = person;
  const flaw = story === 'unreadable_selfie' ? 'unreadable' : undefined;
  const draw = {
    front: () => get('drawFront', paper.printed, portrait),
    back: () => get('drawBack', paper.printed, portrait),
    live: () => get('drawLivenessFrame', portrait, 0),
    selfie: () => get('drawSelfie', portrait, flaw),
  };
  return draw[known]();
}
