import { Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Entry } from './record.ts';

export type PictureName = 'front' | 'back' | 'live' | 'selfie';

/** Gives a picture as the vendor writes it under `image`. */
export type Show = (entry: Entry, name: PictureName) => Promise<string>;

/** Which pictures the vendor holds of somebody. */
export function picturesHeld({ stage, story, paper, index }: Person): PictureName[] {
  // Somebody who is still under way has sent the front at most.
  if (stage === 'in_progress') return index % 2 === 0 ? ['front'] : [];
  return ['front', ...(paper.hasBack && story !== 'back_missing' ? ['back' as const] : []), 'live', 'selfie'];
}

/** The vendor's page does not say what an `image` is, so each applicant has another of the four forms it may take. */
export function showing(pictures: Pictures, host: string): Show {
  return async (entry, name) => {
    const path = `/allpass/files/${entry.id}/${name}`;
    const form = (entry.person?.index ?? 0) % 4;
    if (form === 2) return path;
    if (form === 3) return `http://${host}${path}`;
    const text = (await drawn(entry, name, pictures)).toString('base64');
    return form === 1 ? `data:image/jpeg;base64,${text}` : text;
  };
}

/** The picture itself. Throws 404 where there is none. */
export function drawn({ person }: Entry, name: string, { get }: Pictures): Promise<Buffer> {
  const held = person ? picturesHeld(person).find((each) => each === name) : undefined;
  if (!person || !held) throw new Problem(404, 'File not found');
  const { paper, portrait, story } = person;
  const flaw = story === 'unreadable_selfie' ? 'unreadable' : undefined;
  const draw = {
    front: () => get('drawFront', paper.printed, portrait),
    back: () => get('drawBack', paper.printed, portrait),
    live: () => get('drawLivenessFrame', portrait, 0),
    selfie: () => get('drawSelfie', portrait, flaw),
  };
  return draw[held]();
}
