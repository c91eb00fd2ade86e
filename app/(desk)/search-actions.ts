'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as searches from '#lib/exchange/commands/crypto-search.ts';

const OneSearch = z.strictObject({ commandId: z.uuid() });

/** Reads again at the vendor what a search of a wallet or transaction found. Orders nothing. */
export const readSearchAgain = action('action readSearchAgain', OneSearch, (actor, { commandId }) =>
  searches.readSearchAgain(actor, commandId),
);
