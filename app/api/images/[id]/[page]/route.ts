import { z } from 'zod';
import { mustBeAbleToSeeImage, recordImageSent } from '#lib/data/cases/evidence.ts';
import { imagePicture } from '#lib/exchange/sync/fetch-images.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

const Wanted = z.strictObject({
  id: z.uuid(),
  page: z.coerce.number().int().min(1).max(20),
  size: z.enum(['thumb', 'full']),
  isPrefetch: z.boolean(),
});

/** A rendering of one page of an image, never bytes of the original. It is recorded in the ledger before it is sent. */
export const GET = reading<{ id: string; page: string }>(
  'route /api/images/[id]/[page]',
  async (actor, { id, page }, request) => {
    const query = new URL(request.url).searchParams;
    const wanted = Wanted.safeParse({
      id,
      page,
      size: query.get('size') ?? 'full',
      isPrefetch: query.get('prefetch') === '1',
    });
    if (!wanted.success) throw new Refusal('not_found', 'There is no such image.');
    const { size, isPrefetch } = wanted.data;
    const { applicantId } = await mustBeAbleToSeeImage(actor, wanted.data.id);
    const picture = await imagePicture(actor, wanted.data.id, wanted.data.page, size);
    if (picture.state !== 'shown')
      return Response.json({ code: picture.state, message: picture.problem }, { status: 415 });
    const { bytes, sha256 } = picture;
    await recordImageSent(actor, applicantId, {
      imageId: wanted.data.id,
      page: wanted.data.page,
      size,
      sha256,
      isPrefetch,
    });
    return new Response(new Uint8Array(bytes), {
      headers: {
        'Content-Type': 'image/jpeg',
        'Content-Length': String(bytes.byteLength),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cross-Origin-Resource-Policy': 'same-origin',
        'Content-Disposition': 'inline',
      },
    });
  },
);
