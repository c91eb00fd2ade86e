import type { Locator, Page } from '@playwright/test';

/** The images on the stage. */
export const stage = (page: Page) => page.locator('figure[data-view]');
export const picture = (side: Locator) => side.locator('[data-picture] > img');
/** A tool of the stage, by its name. */
export const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Image tools' }).getByRole('button', { name });

/** The matrix in which an image is drawn: a, b, c, d, x, y. */
export const matrixOf = (image: Locator) =>
  image.evaluate((drawn) => {
    const { a, b, e, f } = new DOMMatrix(getComputedStyle(drawn).transform);
    const degrees = Math.round((Math.atan2(b, a) * 1800) / Math.PI) / 10;
    // The middle of a place may be half a pixel from the pointer.
    return { zoom: Math.hypot(a, b), degrees, x: Math.round(e), y: Math.round(f) };
  });

/** The middle of an image’s place on the screen. */
export const middleOf = async (side: Locator) => {
  const box = await side.locator('[data-picture]').boundingBox();
  if (!box) throw new Error('it is not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
