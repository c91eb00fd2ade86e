'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as tries from '#lib/data/connections/tries.ts';

/** Has a vendor that does not answer tried now; the worker calls it. */
export const tryConnection = action(
  'action tryConnection',
  z.union([z.strictObject({ applicantId: z.uuid() }), z.strictObject({ connectionId: z.uuid() })]),
  (actor, target) => tries.askTry(actor, target),
);
