'use server';

import { z } from 'zod';
import { action } from '#lib/action.ts';
import * as orders from '#lib/data/exports/order.ts';
import * as own from '#lib/data/exports/own.ts';
import { ExportSelection } from '#lib/review/exports/input.ts';

/** `id` is made with the form, so that sending it twice orders one. */
const Order = z.strictObject({ id: z.uuid(), selection: ExportSelection });

/** Orders a file of the queue's cases. */
export const orderExport = action('action orderExport', Order, (actor, order) => orders.orderExport(actor, order));

const OneExport = z.strictObject({ id: z.uuid() });

/** Ends the writing of a file and deletes it. */
export const removeExport = action('action removeExport', OneExport, (actor, { id }) => own.removeExport(actor, id));
