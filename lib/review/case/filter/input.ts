import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { searchText } from '../../clean-text.ts';
import { oneLine } from '../../text.ts';
import { queueTabs } from '../queue.ts';
import { joinable, joinedIn } from './joined.ts';
import { filterParts, withPart } from './parts.ts';

const noSense = 'This filter makes no sense.';

/**
 * The filter whose cases a member saw, as a browser sends it for a job. What makes no sense is refused and not dropped:
 * a job for less of a filter would be for more applicants than were shown.
 */
export const ShownFilter = z
  .strictObject({
    tab: z.enum(queueTabs),
    providers: z.array(oneLine(40)).max(20),
    text: z
      .string()
      .max(1_000)
      .transform((text) => searchText(text, 200)),
    cursor: z.null(),
    parts: z
      .partialRecord(z.enum(filterParts), z.array(oneLine(40)))
      .refine((parts) => isDeepStrictEqual(withPart(undefined, parts), parts), noSense)
      .optional(),
    or: z.array(z.enum(joinable)).optional(),
  })
  .refine((filter) => isDeepStrictEqual(joinedIn(filter), filter.or ?? []), noSense);
