import { z } from 'zod';
import { ViewAddress } from '../views/input.ts';
import { mostPicked } from './view.ts';

/** What a file is of: all cases of a filter, or those that were selected by row. */
export const ExportSelection = z.union([
  z.strictObject({ query: ViewAddress }),
  z.strictObject({ caseIds: z.array(z.uuid()).min(1).max(mostPicked) }),
]);

export type ExportSelection = z.infer<typeof ExportSelection>;
