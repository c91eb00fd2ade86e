import { z } from 'zod';
import { openLookupFile } from '#lib/data/hits/lookup-files.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/**
 * The file of a look-up: of an image the copy that Docket encoded anew; a PDF only to save, never shown by the browser
 * on Docket's own address.
 */
export const GET = reading<{ id: string }>('route /api/lookups/[id]', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such file.');
  const { kind, bytes, at } = await openLookupFile(actor, id);
  const isPicture = kind === 'picture';
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': isPicture ? 'image/jpeg' : 'application/pdf',
      'Content-Length': String(bytes.byteLength),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Content-Disposition': isPicture
        ? 'inline'
        : `attachment; filename="look-up-${at.toISOString().slice(0, 10)}.pdf"`,
    },
  });
});
