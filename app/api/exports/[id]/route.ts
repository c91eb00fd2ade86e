import { Readable } from 'node:stream';
import { z } from 'zod';
import { exportFile } from '#lib/data/exports/own.ts';
import { Refusal } from '#lib/review/refusal.ts';
import { reading } from '#lib/route.ts';

/** A file of the queue's cases that the member ordered, as CSV. */
export const GET = reading<{ id: string }>('route /api/exports/[id]', async (actor, { id }) => {
  if (!z.uuid().safeParse(id).success) throw new Refusal('not_found', 'There is no such file.');
  const text = await exportFile(actor, id);
  const name = `docket-cases-${new Date().toISOString().slice(0, 10)}.csv`;
  return new Response(Readable.toWeb(Readable.from(text)) as ReadableStream, {
    headers: { 'Content-Type': 'text/csv; charset=utf-8', 'Content-Disposition': `attachment; filename="${name}"` },
  });
});
