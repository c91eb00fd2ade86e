'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as views from '#lib/data/views/views.ts';
import { ViewAddress, ViewName } from '#lib/review/views/input.ts';

const View = z.strictObject({
  /** Of a new view made with the form, so that sending it twice saves one. */
  id: z.uuid(),
  /** The version that was shown; null for a new view. */
  version: z.int().min(1).nullable(),
  name: ViewName,
  /** The parameters of the queue's address. What a view does not keep of them is dropped. */
  query: ViewAddress,
  isShared: z.boolean(),
});

/** Saves the filter of the queue under a name, or gives a view another name, filter or readers. */
export const saveView = action('action saveView', View, (actor, { version, ...view }) =>
  version === null ? views.saveView(actor, view) : views.changeView(actor, { ...view, version }),
);

const OneView = z.strictObject({ id: z.uuid(), version: z.int().min(1) });

/** Removes a view. */
export const removeView = action('action removeView', OneView, (actor, view) => views.removeView(actor, view));
