import { describe, expect, it } from 'vitest';
import { faceBlockers } from './blockers.ts';
import type { Eyes } from './face.ts';
import { drawnAt, placed, spotAt } from './place.ts';

const place = { width: 400, height: 320 };
const rounded = ({ x, y }: { x: number; y: number }) => ({ x: Math.round(x) + 0, y: Math.round(y) + 0 });

describe('A face with marked eyes is drawn', () => {
  it.each<[string, Eyes, number]>([
    ['upright', { left: { x: 300, y: 400 }, right: { x: 500, y: 400 }, width: 800, height: 1000 }, 1],
    ['small, as on a card', { left: { x: 210, y: 230 }, right: { x: 250, y: 232 }, width: 2000, height: 1300 }, 1],
    ['lying on its side', { left: { x: 100, y: 500 }, right: { x: 100, y: 300 }, width: 800, height: 1000 }, 1],
    [
      'from a thumbnail of the picture',
      { left: { x: 300, y: 400 }, right: { x: 500, y: 380 }, width: 800, height: 1000 },
      0.25,
    ],
  ])('with its eyes level at the same two points: %s', (_, eyes, share) => {
    const picture = { width: eyes.width * share, height: eyes.height * share };
    const matrix = placed(picture, place, { eyes, turns: 0 });
    const eye = ({ x, y }: { x: number; y: number }) => rounded(drawnAt(matrix, { x: x * share, y: y * share }));
    expect(eye(eyes.left)).toEqual({ x: 165, y: 141 });
    expect(eye(eyes.right)).toEqual({ x: 235, y: 141 });
  });
});

describe('A picture without marked eyes', () => {
  it.each([
    [0, { x: 0, y: 85 }, { x: 400, y: 235 }],
    [1, { x: 280, y: 0 }, { x: 120, y: 320 }],
    [2, { x: 400, y: 235 }, { x: 0, y: 85 }],
    [3, { x: 120, y: 320 }, { x: 280, y: 0 }],
  ])('is drawn whole and in the middle, turned by %i quarters', (turns, first, last) => {
    const picture = { width: 800, height: turns % 2 === 0 ? 300 : 400 };
    const matrix = placed(picture, place, { eyes: null, turns });
    expect(rounded(drawnAt(matrix, { x: 0, y: 0 }))).toEqual(first);
    expect(rounded(drawnAt(matrix, { x: picture.width, y: picture.height }))).toEqual(last);
    expect(rounded(spotAt(matrix, drawnAt(matrix, { x: 123, y: 45 })))).toEqual({ x: 123, y: 45 });
  });
});

describe('What members said of the faces', () => {
  it.each([
    [[], []],
    [['same', 'same'], []],
    [['same', 'unsure'], ['attention']],
    [['unsure', 'different', 'same'], ['fail']],
  ] as const)('%j counts against approving as %j', (verdicts, tones) => {
    expect(faceBlockers(verdicts).map(({ tone }) => tone)).toEqual(tones);
  });
});
