'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as keys from '#lib/data/members/keys.ts';
import { keyActs } from '#lib/review/keys/acts.ts';
import { oneLine } from '#lib/review/text.ts';

const KeyEditInput = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('set'), act: z.enum(keyActs.map(({ id }) => id)), key: oneLine(20) }),
  z.strictObject({ do: z.literal('reset'), act: z.enum(keyActs.map(({ id }) => id)) }),
  z.strictObject({ do: z.literal('reset-all') }),
  z.strictObject({ do: z.literal('switch'), areOn: z.boolean() }),
]);

/** Changes one's own keys. @returns them, as the screens use them */
export const changeKeys = action('action changeKeys', KeyEditInput, (actor, edit) => keys.changeKeys(actor, edit));
