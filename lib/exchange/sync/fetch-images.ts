import { type ImageCopy, readCopy } from '#lib/data/images/copies.ts';
import { type FetchedImage, saveFetchedImage } from '#lib/data/images/save-fetched.ts';
import { type ImageToFetch, imagesToFetchAgain, imageToFetch } from '#lib/data/images/to-fetch.ts';
import { env } from '#lib/env.ts';
import { type Imaging, imaging } from '#lib/imaging/imaging.ts';
import { ImagingBusy, temporaryReasons } from '#lib/imaging/rendering.ts';
import { isAbsent, ProviderError } from '#lib/providers/provider-error.ts';
import type { Actor } from '#lib/review/actor.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { connect } from '../connect.ts';

/** A picture to show, or what stands in its place. `problem` is our own sentence. */
export type ImagePicture =
  | ({ state: 'shown' } & ImageCopy)
  | { state: 'not_safe' | 'missing'; problem: string | null; original: ImageToFetch['original'] };

/** For how long what the vendor gave for an image is believed: nothing, a file that can't be shown, or what is no file at all. */
const believedMs = { missing: 60_000, not_safe: 10 * 60_000, no_file: 5_000 };

/** A page to sign in at, an error in JSON: what a vendor says in place of the evidence, and soon may not. */
const noFile: readonly (string | null)[] = ['text/html', 'application/octet-stream'];

type Shared = {
  /** Two people who open the same image at once in this process make one call. */
  underway: Map<string, Promise<void>>;
  imaging: Imaging | undefined;
};

// Next bundles actions and routes apart; one process still wants one pair of imaging children.
const everywhere = globalThis as typeof globalThis & { docketImages?: Shared };

function shared(): Shared {
  everywhere.docketImages ??= { underway: new Map(), imaging: undefined };
  return everywhere.docketImages;
}

/**
 * A picture of one page of an image: from our sealed copies, or fetched from the vendor, rendered in the imaging process
 * and kept. Whether this person may be sent it now is asked by `mustBeAbleToSeeImage` before.
 * @throws Refusal `not_allowed`, `not_found`; `unavailable` when the vendor does not answer, which changes nothing
 */
export async function imagePicture(
  actor: Actor,
  imageId: string,
  page: number,
  size: 'thumb' | 'full',
): Promise<ImagePicture> {
  const image = await imageToFetch(actor, imageId);
  const kept = image.state === 'shown' ? await readCopy(imageId, page, size) : null;
  if (kept) return { state: 'shown', ...kept };
  if (!isSettled(image)) await fetchOnce(image);
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
 * Brings back what someone was shown of a case and what had to make room since, so that their decision can keep it.
 * What the vendor does not give now is named in the decision as not fetched.
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

/** Ends the imaging processes. For commands and tests; a server's end with it. */
export async function closeImaging(): Promise<void> {
  const open = shared().imaging;
  shared().imaging = undefined;
  await open?.close();
}

/**
 * A file the vendor did not have may come. One that can't be shown safely will not become safer, but it may not have been
 * the file: in bad weather a vendor hands out sign-in pages and halves. When merely this machine was busy, sooner.
 */
function isSettled({ state, fetchedAt, problem, original }: ImageToFetch): boolean {
  if ((state !== 'missing' && state !== 'not_safe') || fetchedAt === null) return false;
  const isBusy = Object.values<string | null>(temporaryReasons).includes(problem);
  const isNoFile = state === 'not_safe' && noFile.includes(original.type);
  const believed = isNoFile ? 'no_file' : isBusy ? 'missing' : state;
  return Date.now() - fetchedAt.getTime() < believedMs[believed];
}

function fetchOnce(image: ImageToFetch): Promise<void> {
  const { underway } = shared();
  const running = underway.get(image.id);
  if (running) return running;
  const fetching = fetchFromVendor(image)
    .then((fetched) => saveFetchedImage(image.id, fetched))
    .finally(() => underway.delete(image.id));
  underway.set(image.id, fetching);
  return fetching;
}

async function fetchFromVendor({ vendorRef, applicant }: ImageToFetch): Promise<FetchedImage> {
  try {
    const { can, provider } = await connect(applicant.connectionId, 'person');
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

function renderer(): Imaging {
  const all = shared();
  const { IMAGING_NODE } = env();
  all.imaging ??= imaging(IMAGING_NODE ? { node: IMAGING_NODE } : {});
  return all.imaging;
}
