'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as views from '#lib/data/views/views.ts';
import { ViewAddress, ViewName } from '#lib/review/views/view.ts';

const View = z.strictObject({
  /** Made with the form, so that sending it twice saves one view. */
  id: z.uuid(),
  name: ViewName,
  /** The parameters of the queue's address. What a view does not keep of them is dropped. */
  query: ViewAddress,
  isShared: z.boolean(),
});

/** Saves the filter of the queue under a name. */
export const saveView = action('action saveView', View, (actor, view) => views.saveView(actor, view));

const ChangedView = View.extend({ version: z.int().min(1) });

/** Renames a view, shares it or ends that, or gives it the filter that is shown. */
export const changeView = action('action changeView', ChangedView, (actor, view) => views.changeView(actor, view));

const OneView = z.strictObject({ id: z.uuid(), version: z.int().min(1) });

/** Removes a view. */
export const removeView = action('action removeView', OneView, (actor, view) => views.removeView(actor, view));
