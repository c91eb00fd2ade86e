import { describe, expect, it } from 'vitest';
import { firstLook, firstView, isAltered, lookOf, nextView, type Viewer, type ViewerAct } from './viewer-state.ts';

const shown = ['front', 'selfie'];
const place = { width: 400, height: 200 };

/** The view after acts on the front. */
const acted = (acts: ViewerAct[], view: Viewer = firstView) =>
  acts.reduce((now, act) => nextView(now, act, { imageId: 'front', shown }), view);
const front = (acts: ViewerAct[]) => lookOf(acted(acts), 'front');
const unlinked: ViewerAct = { act: 'link' };
const twice: ViewerAct = { act: 'zoom', factor: 2 };

describe('An image on the stage', () => {
  it.each<[string, ViewerAct[], Partial<ReturnType<typeof front>>]>([
    ['is at most 10 times as large', Array(12).fill(twice), { zoom: 10 }],
    ['is never smaller than its place', [twice, { act: 'zoom', factor: 0.1 }], { zoom: 1, x: 0, y: 0 }],
    ['stays under the pointer', [{ act: 'zoom', factor: 2, at: { x: 50, y: -20 } }], { x: -50, y: 20 }],
    ['does not move while it is whole', [{ act: 'move', by: { x: 30, y: 30 }, within: place }], { x: 0, y: 0 }],
    ['moves while zoomed', [twice, { act: 'move', by: { x: 30, y: -9 }, within: place }], { x: 30, y: -9 }],
    ['can’t be lost', [twice, { act: 'move', by: { x: 9_000, y: -9_000 }, within: place }], { x: 400, y: -200 }],
    ['is put straight in steps of 0.5°', [{ act: 'deskew', degrees: 3.3 }], { deskew: 3.5 }],
    ['is put straight by 15° at most', [{ act: 'deskew', degrees: -15.5 }], { deskew: -15 }],
    [
      'never becomes black',
      [{ act: 'light', light: { brightness: 0, contrast: 0 } }],
      { brightness: 40, contrast: 40 },
    ],
    [
      'keeps the brightness when only the contrast changes',
      [{ act: 'light', light: { contrast: 150 } }],
      {
        contrast: 150,
        brightness: 100,
      },
    ],
    ['fits again with its light', [twice, { act: 'invert' }, { act: 'fit' }], { zoom: 1, isInverted: true }],
    [
      'is as it came after a reset',
      [twice, { act: 'invert' }, { act: 'deskew', degrees: 2 }, { act: 'reset' }],
      firstLook,
    ],
  ])('%s', (_, acts, look) => expect(front(acts)).toMatchObject(look));

  it('counts as altered by all but its quarter turns', () => {
    expect(isAltered(front([{ act: 'turn', turns: 1 }]))).toBe(false);
    expect(isAltered(front([{ act: 'deskew', degrees: 0.5 }]))).toBe(true);
    expect(isAltered(front([twice]))).toBe(true);
  });
});

describe('Two images', () => {
  const move: ViewerAct = { act: 'move', by: { x: 10, y: 5 }, within: place };
  const light: ViewerAct = { act: 'light', light: { brightness: 150 } };

  it.each<[string, ViewerAct[], boolean]>([
    ['zoom and move together', [twice, move], true],
    ['change their light together', [light, { act: 'invert' }], true],
    ['are put straight one by one', [{ act: 'deskew', degrees: 4 }], false],
    ['zoom and move apart when they are not linked', [unlinked, twice, move], false],
    ['change their light apart when they are not linked', [unlinked, light], false],
  ])('%s', (_, acts, isBoth) => {
    const view = acted(acts);
    expect(lookOf(view, 'front')).not.toEqual(firstLook);
    expect(lookOf(view, 'selfie')).toEqual(isBoth ? lookOf(view, 'front') : firstLook);
  });

  it('move by the same from where they are, linked after they were laid side by side', () => {
    const view = acted([twice, unlinked, move, { act: 'link' }, move]);
    expect([lookOf(view, 'front').x, lookOf(view, 'selfie').x]).toEqual([20, 10]);
  });

  it('become the same by an invert', () => {
    const view = acted([unlinked, { act: 'invert' }, { act: 'link' }, { act: 'invert' }]);
    expect(shown.map((id) => lookOf(view, id).isInverted)).toEqual([false, false]);
  });

  it('turn one by one, from 3 quarters to none', () => {
    expect(acted([{ act: 'turn', turns: 3 }]).turns).toEqual({ front: 3 });
    expect(acted([{ act: 'turn', turns: 4 }]).turns).toEqual({ front: 0 });
  });
});

it('The loupe stays within the place of the image', () => {
  expect(acted([{ act: 'loupe', at: { x: -0.2, y: 1.4 } }]).loupe).toEqual({ x: 0, y: 1 });
  expect(
    acted([
      { act: 'loupe', at: { x: 0.5, y: 0.5 } },
      { act: 'loupe', at: null },
    ]).loupe,
  ).toBeNull();
});
