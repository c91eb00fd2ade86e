import { z } from 'zod';
import { limits } from './rendering.ts';

const Size = z.strictObject({ width: z.int().min(1).max(2400), height: z.int().min(1).max(2400) });

/**
 * The first frame of an answer. For `shown`, two frames follow for each page: full, then thumb. Strict, because the
 * child may have been taken over by the file it read.
 */
export const Answer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('shown'),
    sourcePages: z.int().min(1),
    pages: z
      .array(z.strictObject({ full: Size, thumb: Size }))
      .min(1)
      .max(20),
  }),
  z.strictObject({
    outcome: z.literal('not_safe'),
    reason: z.enum(['too_many_pixels', 'broken', 'password', 'too_large']),
  }),
]);

export type Answer = z.infer<typeof Answer>;
export type NotSafeReason = Extract<Answer, { outcome: 'not_safe' }>['reason'];

const Share = z.number().min(0).max(1);

/** The answer about a barcode, in one frame. Corners are shares of the picture, clockwise. */
export const BarcodeAnswer = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('found'),
    text: z.string().min(1).max(limits.barcodeCharacters),
    corners: z.array(z.strictObject({ x: Share, y: Share })).length(4),
  }),
  z.strictObject({ outcome: z.literal('none') }),
]);

export type BarcodeAnswer = z.infer<typeof BarcodeAnswer>;

/** What is to be done with a file: the frame before it. */
export type Task = 'render' | 'barcode';

/** The reasons in words. The decoder's own messages are not shown: a file can influence them. */
export const notSafeText: Record<NotSafeReason, string> = {
  too_many_pixels: 'It has more than 40 megapixels.',
  broken: 'It can’t be decoded without errors.',
  password: 'It wants a password.',
  too_large: 'What it decodes to is too large.',
};
