import { filterChoices } from '#lib/data/cases/filter-choices.ts';
import { reading } from '#lib/route.ts';

/** What the queue can be filtered by: members, countries and tags. */
export const GET = reading('route /api/queue/choices', async (actor) => Response.json(await filterChoices(actor)));
