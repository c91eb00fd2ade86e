import { type ImageCopy, readCopy } from '#lib/data/images/copies.ts';
import { type FetchedImage, saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import { type ImageToFetch, imagesToFetchAgain, imageToFetch } from '#lib/data/images/to-fetch.ts';
import { env } from '#lib/env.ts';
import { type Imaging, imaging } from '#lib/imaging/imaging.ts';
import { ImagingBusy, temporaryReasons } from '#lib/imaging/rendering.ts';
import { isAbsent, ProviderError } from '#lib/providers/provider-error.ts';
import { type Actor, worker } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';
import type { Caller } from '../gate/rules.ts';
import { lookForBarcode } from './look-for-barcode.ts';

/** A picture to show, or why there is none. `problem` is Docket's own sentence. */
export type ImagePicture =
  | ({ state: 'shown' } & ImageCopy)
  | { state: 'not_safe' | 'missing'; problem: string | null; original: ImageToFetch['original'] };

/**
 * When to fetch an image again: that the vendor did not have, that can't be shown safely, or for which a non-image
 * came.
 */
const fetchAgainAfterMs = { missing: 60_000, not_safe: 10 * 60_000, not_an_image: 5_000 };

/** Media types of sign-in pages and errors, which a vendor may send in place of an image for a short time. */
const notImages: readonly (string | null)[] = ['text/html', 'application/octet-stream'];

type Shared = {
  /** Fetches under way by image id: two people who open the same image at once cause one call. */
  fetching: Map<string, Promise<void>>;
  imaging: Imaging | undefined;
};

// Next bundles actions and routes separately; a process must still have only one pair of imaging processes.
const processWide = globalThis as typeof globalThis & { docketImages?: Shared };

function shared(): Shared {
  processWide.docketImages ??= { fetching: new Map(), imaging: undefined };
  return processWide.docketImages;
}

/**
 * A picture of one page of an image: from the sealed copies, or fetched from the vendor, rendered in the imaging
 * process and saved. The caller asks `mustBeAbleToSeeImage` first whether this person may see it now.
 * @param page from 1
 * @throws Refusal `not_allowed`, `not_found`; `unavailable` when the vendor does not answer, which changes nothing
 */
export async function imagePicture(
  actor: Actor,
  imageId: string,
  page: number,
  size: 'thumb' | 'full',
): Promise<ImagePicture> {
  const image = await imageToFetch(actor, imageId);
  const saved = image.state === 'shown' ? await readCopy(imageId, page, size) : null;
  if (saved) return { state: 'shown', ...saved };
  if (mayFetch(image)) await fetchOnce(image);
  const after = await imageToFetch(actor, imageId);
  const copy = await readCopy(imageId, page, size);
  if (after.state === 'shown' && copy) return { state: 'shown', ...copy };
  if (after.state === 'shown') throw new Refusal('not_found', 'This image has no such page.');
  return {
    state: after.state === 'not_safe' ? 'not_safe' : 'missing',
    problem: after.problem,
    original: after.original,
  };
}

/**
 * Fetches the images of a case again that this person has seen and whose copies were deleted for space since, so that
 * the decision can pin them. The decision names those that can't be fetched now.
 * @throws Refusal `not_allowed`
 */
export async function fetchEvidence(actor: Actor, caseId: string): Promise<void> {
  for (const imageId of await imagesToFetchAgain(actor, caseId)) {
    try {
      await fetchOnce(await imageToFetch(actor, imageId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
}

/**
 * Fetches an image that no one has asked for yet, renders it and saves it. The worker does, after a person's own calls.
 * @throws Refusal `not_found`; `unavailable` when the vendor does not answer, which changes nothing
 */
export async function copyImage(imageId: string): Promise<void> {
  await fetchOnce(await imageToFetch(worker, imageId), 'worker');
}

/** Ends the imaging processes. For commands and tests; those of a server end with the server. */
export async function closeImaging(): Promise<void> {
  const open = shared().imaging;
  shared().imaging = undefined;
  await open?.close();
}

/**
 * Whether the vendor may be asked for an image now. A missing file may arrive later. A file that can't be shown safely
 * is fetched again much later: a vendor with a fault sends sign-in pages and half files. If only this machine was busy,
 * it is asked sooner.
 */
function mayFetch({ state, fetchedAt, problem, original }: ImageToFetch): boolean {
  if ((state !== 'missing' && state !== 'not_safe') || fetchedAt === null) return true;
  const isBusy = Object.values<string | null>(temporaryReasons).includes(problem);
  const isNotAnImage = state === 'not_safe' && notImages.includes(original.type);
  const found = isNotAnImage ? 'not_an_image' : isBusy ? 'missing' : state;
  return Date.now() - fetchedAt.getTime() >= fetchAgainAfterMs[found];
}

function fetchOnce(image: ImageToFetch, caller: Caller = 'person'): Promise<void> {
  const { fetching } = shared();
  const underWay = fetching.get(image.id);
  if (underWay) return underWay;
  const started = fetchFromVendor(image, caller)
    .then(async (fetched) => {
      await saveFetchedImage(image.id, fetched);
      if (fetched.outcome === 'shown') await lookForBarcode(image, fetched.pictures, renderer());
    })
    .finally(() => fetching.delete(image.id));
  fetching.set(image.id, started);
  return started;
}

async function fetchFromVendor({ vendorRef, applicant }: ImageToFetch, caller: Caller): Promise<FetchedImage> {
  try {
    const { can, provider } = await connect(applicant.connectionId, caller);
    if (!can.images) return { outcome: 'missing', problem: `${provider.label} gives no images.` };
    const { bytes } = await can.images.read(applicant.externalId, vendorRef);
    return await rendered(bytes);
  } catch (error) {
    if (error instanceof ImagingBusy)
      throw new Refusal('unavailable', 'Many images are being prepared. Try again in a moment.');
    if (!(error instanceof ProviderError)) throw error;
    if (isAbsent(error)) return { outcome: 'missing', problem: 'The provider no longer has this image.' };
    if (error.reason === 'too_large') return { outcome: 'missing', problem: 'The file is larger than Docket reads.' };
    throw new Refusal('unavailable', 'The provider does not give this image right now. Try again in a moment.');
  }
}

async function rendered(bytes: Uint8Array): Promise<FetchedImage> {
  const rendering = await renderer().render(bytes);
  const source = { type: rendering.sourceType, sha256: rendering.sourceSha256, byteLength: bytes.byteLength };
  if (rendering.outcome === 'not_safe') return { outcome: 'not_safe', ...source, problem: rendering.reason };
  const pictures = rendering.pages.flatMap(({ page, full, thumb }) => [
    { page, size: 'full' as const, ...full },
    { page, size: 'thumb' as const, ...thumb },
  ]);
  return { outcome: 'shown', ...source, pages: rendering.pages.length, pictures };
}

/** The imaging processes of this process, started with the first file. */
export function renderer(): Imaging {
  const all = shared();
  const { IMAGING_NODE } = env();
  all.imaging ??= imaging(IMAGING_NODE ? { node: IMAGING_NODE } : {});
  return all.imaging;
}
