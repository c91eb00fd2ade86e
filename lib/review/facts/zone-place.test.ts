import { describe, expect, it } from 'vitest';
import { zoneParts, zonePlace } from './zone-place.ts';

const passport = `${'P<UTO'.padEnd(44, '<')}\n${''.padEnd(44, '0')}`;
const card = ['I<UTO', '', ''].map((line) => line.padEnd(30, '<')).join('\n');
const cardOfTwoLines = ['I<UTO', ''].map((line) => line.padEnd(36, '<')).join('\n');

const upright = { width: 1250, height: 880, turns: 0 };

describe('The place of a zone', () => {
  it('of a passport is the lowest 24.2 of 88 mm where the picture has the shape of its page', () => {
    const [first, , third] = zonePlace(passport, upright) ?? [];
    expect(first).toEqual({ x: 0, y: expect.closeTo(0.725, 3) });
    expect(third).toEqual({ x: 1, y: 1 });
    expect(zoneParts(passport)).toEqual(['front', 'other']);
  });

  it('of a card is the lowest part of its back', () => {
    expect(zonePlace(card, { width: 1600, height: 1010, turns: 0 })?.[0]?.y).toBeCloseTo(0.5517, 3);
    expect(zoneParts(card)).toEqual(['back', 'other']);
  });

  it.each([
    [1, { x: 0.725, y: 1 }, { x: 1, y: 0 }],
    [2, { x: 1, y: 0.275 }, { x: 0, y: 0 }],
    [3, { x: 0.275, y: 0 }, { x: 0, y: 1 }],
  ])('of a picture that stands upright by %i quarter turns is where its lower edge is', (turns, first, third) => {
    const [width, height] = turns % 2 === 0 ? [1250, 880] : [880, 1250];
    const place = zonePlace(passport, { width, height, turns });
    expect(place?.[0]).toEqual({ x: expect.closeTo(first.x, 3), y: expect.closeTo(first.y, 3) });
    expect(place?.[2]).toEqual(third);
  });

  it.each([
    ['a photograph of 4:3', passport, { width: 1600, height: 1200, turns: 0 }],
    ['a photograph of 3:2', passport, { width: 1500, height: 1000, turns: 0 }],
    ['a card in the picture of a passport', card, upright],
    ['a page that lies on its side', passport, { width: 1250, height: 880, turns: 1 }],
    ['a form whose zone may be on either side', cardOfTwoLines, upright],
    ['no zone', 'nothing', upright],
  ])('of %s is not known', (_what, text, picture) => {
    expect(zonePlace(text, picture)).toBeNull();
  });
});
