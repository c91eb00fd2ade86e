'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as looks from '#lib/data/members/queue-look.ts';
import { columnNames, densities } from '#lib/review/case/filter/columns.ts';

const Look = z.strictObject({
  /** Those that are shown, in their order; null as they come. */
  columns: z.array(z.enum(columnNames)).max(columnNames.length).nullable(),
  density: z.enum(densities),
});

/** Keeps how the member has the rows of the queue. @returns it as it is kept */
export const changeQueueLook = action('action changeQueueLook', Look, looks.changeQueueLook);
