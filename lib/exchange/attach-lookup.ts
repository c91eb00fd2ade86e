import { addLookup, type LookupFile, type LookupInput } from '#lib/data/hits/lookups.ts';
import { ImagingBusy } from '#lib/imaging/rendering.ts';
import { sniff } from '#lib/imaging/sniff.ts';
import { mustBeAble } from '#lib/review/access.ts';
import type { Actor } from '#lib/review/actor.ts';
import { lookupFileBytes, lookupFileTypes, lookupFileWords } from '#lib/review/hits/lookup.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { renderer } from './sync/fetch-images.ts';

/**
 * Attaches a look-up to a hit. A file's type is decided by its first bytes; an image is kept with a copy encoded anew
 * in the imaging process, the only form in which it is shown.
 * @throws Refusal as `addLookup`; `invalid` with `file`: why it is not kept; `unavailable` when too many images wait
 */
export async function attachLookup(
  actor: Actor,
  input: LookupInput,
  file: Uint8Array | null,
): Promise<{ lookupId: string }> {
  mustBeAble(actor, 'decide-case');
  return addLookup(actor, input, file && (await fileToKeep(file)));
}

async function fileToKeep(bytes: Uint8Array): Promise<LookupFile> {
  if (bytes.byteLength === 0) throw notKept(lookupFileWords.empty);
  if (bytes.byteLength > lookupFileBytes) throw notKept(lookupFileWords.tooLarge);
  const found = sniff(bytes);
  const type = lookupFileTypes.find((one) => one === found);
  if (!type) throw notKept(lookupFileWords.otherType);
  return { type, bytes, picture: type === 'application/pdf' ? null : await pictureOf(bytes) };
}

async function pictureOf(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const rendering = await renderer().render(bytes);
    if (rendering.outcome === 'not_safe')
      throw notKept(`This image can’t be read: ${rendering.reason} Save it again as PNG, or choose another one.`);
    const [page] = rendering.pages;
    if (!page) throw notKept('This image has no pixels. Choose another one.');
    return page.full.bytes;
  } catch (error) {
    if (!(error instanceof ImagingBusy)) throw error;
    throw new Refusal('unavailable', 'Many images are being prepared. Try again in a moment.');
  }
}

function notKept(message: string): Refusal {
  return new Refusal('invalid', message, { file: message });
}
