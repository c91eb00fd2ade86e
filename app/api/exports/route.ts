import { exportsOf } from '#lib/data/exports/own.ts';
import { reading } from '#lib/route.ts';

/** The member's own files of the queue's cases. */
export const GET = reading('route /api/exports', async (actor) => Response.json(await exportsOf(actor)));
