import { describe, expect, it } from 'vitest';
import { askewScale, drawnStyle, pinchOf, placeIn, wheelFactor } from './geometry.ts';
import { firstLook, type Look } from './viewer-state.ts';

describe('A turn of the wheel', () => {
  it.each([
    ['of a mouse zooms in by one step', -100, false, 1.15],
    ['back zooms out by the same', 100, false, 1 / 1.15],
    ['counted in lines zooms as far', -3, true, 1.15],
    ['as a pinch gives it zooms finely', -4, false, 1.04],
    ['that is none does not zoom', 0, false, 1],
  ])('%s', (_, deltaY, isInLines, factor) => expect(wheelFactor(deltaY, isInLines)).toBeCloseTo(factor, 2));
});

describe('An image that stands askew', () => {
  const sizes = [
    { width: 2048, height: 1292 },
    { width: 960, height: 1152 },
    { width: 500, height: 500 },
  ];
  it.each(sizes)('of $width × $height keeps its corners within its place', (size) => {
    for (let degrees = -15; degrees <= 15; degrees += 0.5) {
      const scale = askewScale(size, degrees);
      const corners = cornersOf(size, degrees, scale);
      expect(Math.max(...corners.map(([x]) => Math.abs(x)))).toBeLessThanOrEqual(size.width / 2 + 1e-6);
      expect(Math.max(...corners.map(([, y]) => Math.abs(y)))).toBeLessThanOrEqual(size.height / 2 + 1e-6);
      const wider = cornersOf(size, degrees, scale * 1.01);
      const isOut = wider.some(([x, y]) => Math.abs(x) > size.width / 2 || Math.abs(y) > size.height / 2);
      expect(isOut, 'and is no smaller than it must be').toBe(true);
    }
  });

  it('is as large as before when it is straight', () => {
    expect(askewScale({ width: 2048, height: 1292 }, 0)).toBe(1);
  });
});

function cornersOf({ width, height }: { width: number; height: number }, degrees: number, scale: number) {
  const angle = (degrees * Math.PI) / 180;
  return [-1, 1].flatMap((right) =>
    [-1, 1].map((down): [number, number] => {
      const [x, y] = [(right * width * scale) / 2, (down * height * scale) / 2];
      return [x * Math.cos(angle) - y * Math.sin(angle), x * Math.sin(angle) + y * Math.cos(angle)];
    }),
  );
}

describe('The style of an image', () => {
  it.each<[string, Partial<Look>, number, object]>([
    ['as it came: none', {}, 0, {}],
    ['turned', {}, 3, { transform: 'rotate(270deg)' }],
    ['turned and put straight', { deskew: -1.5, zoom: 2 }, 1, { transform: 'scale(2) rotate(88.5deg)' }],
    ['zoomed and moved', { zoom: 2, x: 5, y: -4 }, 0, { transform: 'translate(5px, -4px) scale(2)' }],
    [
      'in another light',
      { isInverted: true, contrast: 140, brightness: 80 },
      0,
      {
        filter: 'invert(1) contrast(140%) brightness(80%)',
      },
    ],
  ])('%s', (_, look, turns, style) => expect(drawnStyle({ ...firstLook, ...look }, turns, null)).toEqual(style));

  it('makes room for the corners once the size is known', () => {
    const { transform } = drawnStyle({ ...firstLook, deskew: 10 }, 0, { width: 200, height: 100 });
    expect(transform).toBe(`scale(${askewScale({ width: 200, height: 100 }, 10)}) rotate(10deg)`);
  });
});

describe('Two fingers', () => {
  const at = (x: number, y: number) => ({ x, y });
  it.each([
    ['that part zoom in between them', [at(100, 50), at(200, 50)], [at(50, 50), at(250, 50)], 2, at(150, 50), at(0, 0)],
    ['that close zoom out', [at(0, 0), at(0, 80)], [at(0, 20), at(0, 60)], 0.5, at(0, 40), at(0, 0)],
    ['that go together move', [at(0, 0), at(60, 80)], [at(9, 4), at(69, 84)], 1, at(39, 44), at(9, 4)],
    ['on one point do not zoom without end', [at(5, 5), at(5, 5)], [at(5, 5), at(7, 5)], 2, at(6, 5), at(1, 0)],
  ] as const)('%s', (_, from, to, factor, middle, by) => expect(pinchOf(from, to)).toEqual({ factor, middle, by }));
});

it('A pointer’s place is counted from the middle of a box, and in shares of it', () => {
  const box = { left: 100, top: 50, width: 200, height: 100 } as DOMRect;
  expect(placeIn(box, { clientX: 250, clientY: 75 })).toEqual({ at: { x: 50, y: -25 }, share: { x: 0.75, y: 0.25 } });
});
