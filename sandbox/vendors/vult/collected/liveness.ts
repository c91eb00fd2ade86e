import { randomUUID } from 'node:crypto';
import { Problem } from '#sandbox/http/call.ts';
import type { Pictures } from '#sandbox/papers/pictures.ts';
import type { Person } from '#sandbox/people/person.ts';
import type { Body } from '../routes.ts';
import type { FileType } from './files.ts';
import type { SdkData } from './sdk-data.ts';
import { coordinatesIn, framesIn, picturesToKeep } from './upload.ts';

/** Opens a liveness session; the token of an earlier one becomes invalid. */
export function openLiveness(sdkData: SdkData, body: Body): { sdkData: SdkData; token: string } {
  coordinatesIn(body, 'numbers');
  const token = randomUUID();
  return { sdkData: { ...sdkData, livenessToken: token }, token };
}

/** Reads the frames and the location of the open liveness session. Throws Problem 400 when none is open. */
export async function readFrames(
  body: Body,
  sdkData: SdkData,
  person: Person,
  pictures: Pictures,
): Promise<{ token: string; livenessData: LivenessData }> {
  const { livenessToken: token } = sdkData;
  if (token === null) throw new Problem(400, 'No liveness session is open');
  const coordinates = coordinatesIn(body, 'numbers');
  const toKeep = await picturesToKeep(person, framesByName(framesIn(body)), pictures);
  return { token, livenessData: { locations: { selfie_image_capture: coordinates }, pictures: toKeep } };
}

export type LivenessData = Pick<SdkData, 'locations' | 'pictures'>;

/** Adds the liveness data to the earlier data. */
export function withLivenessData(sdkData: SdkData, { locations, pictures }: LivenessData): SdkData {
  return {
    ...sdkData,
    locations: { ...sdkData.locations, ...locations },
    pictures: { ...sdkData.pictures, ...pictures },
  };
}

/** The first frame looks straight ahead; the others are the requested moves. */
function framesByName([selfie, ...moves]: Buffer[]): Partial<Record<FileType, Buffer>> {
  const steps = moves.slice(0, 4).map((picture, at) => [`liveness_active_step_${at + 1}`, picture]);
  return selfie ? { selfie, ...Object.fromEntries(steps) } : {};
}
