import { type Call, Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Body } from '../routes.ts';
import { type FileType, mediaTypeOf, pictureOf } from './files.ts';
import type { Coordinates, SdkData } from './sdk-data.ts';

const LIMIT_BYTES = 8 * 1024 * 1024;
// Smaller than any drawing, so a smaller file needs no comparison.
const SMALLEST_DRAWING_BYTES = 8 * 1024;

/** The fields of a multipart body; a file is a Buffer. */
export async function readForm({ headers, body }: Call): Promise<Body> {
  const type = headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw new Problem(400, 'The body is not multipart/form-data');
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': type } })
    .formData()
    .catch((cause: unknown) => {
      if (!(cause instanceof TypeError)) throw cause;
      throw new Problem(400, 'The form is not readable');
    });
  const fields: Body = {};
  for (const [name, value] of form)
    fields[name] = typeof value === 'string' ? value : Buffer.from(await value.arrayBuffer());
  return fields;
}

/** JSON operations take numbers; forms take text, which must not be empty. */
export function coordinatesIn(body: Body, form: 'numbers' | 'text'): Coordinates {
  const coordinate = (name: string, limit: number) => {
    const value = body[name];
    const isGiven = form === 'numbers' ? typeof value === 'number' : typeof value === 'string' && value.trim() !== '';
    if (!isGiven) throw new Problem(400, `${name} is required`);
    const degrees = Number(value);
    if (!(Math.abs(degrees) <= limit)) throw new Problem(400, `${name} is not on this earth`);
    return degrees;
  };
  return { latitude: coordinate('latitude', 90), longitude: coordinate('longitude', 180) };
}

/** The image of a form, or `null` when it is absent. Throws Problem 400 for anything else. */
export function pictureIn(body: Body): Buffer | null {
  const { image = null } = body;
  if (image === null) return null;
  if (!Buffer.isBuffer(image)) throw new Problem(400, 'image is not a file');
  return checked(image);
}

/** The frames of a liveness session: base64 or data URIs. */
export function framesIn({ images = [] }: Body): Buffer[] {
  if (!Array.isArray(images)) throw new Problem(400, 'images is an array of strings');
  return images.map((image: unknown) => {
    if (typeof image !== 'string') throw new Problem(400, 'images is an array of strings');
    return checked(Buffer.from(image.replace(/^data:[^,]*,/, ''), 'base64'));
  });
}

/** The images that must be kept: those that differ from the person's own drawing. */
export async function picturesToKeep(
  person: Person,
  submitted: Partial<Record<FileType, Buffer>>,
  pictures: Pictures,
): Promise<SdkData['pictures']> {
  const toKeep: SdkData['pictures'] = {};
  for (const [file, picture] of Object.entries(submitted) as [FileType, Buffer][]) {
    const drawn = picture.length < SMALLEST_DRAWING_BYTES ? null : await pictureOf(person, file, pictures);
    if (!drawn?.equals(picture)) toKeep[file] = picture.toString('base64');
  }
  return toKeep;
}

function checked(picture: Buffer): Buffer {
  if (picture.length > LIMIT_BYTES) throw new Problem(400, 'The image is too large');
  if (mediaTypeOf(picture) === null) throw new Problem(400, 'The image is not a picture');
  return picture;
}
