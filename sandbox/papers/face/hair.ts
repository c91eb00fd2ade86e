import { longHair } from './hair-long.ts';
import { shortHair } from './hair-short.ts';
import type { Haircut } from './haircut.ts';
import type { HairStyle, Looks } from './looks.ts';

const cuts: Record<HairStyle, Haircut> = { ...longHair, ...shortHair };

export function coversEars(style: HairStyle): boolean {
  return style in longHair && style !== 'bun' && style !== 'pixie';
}

/** Hair behind the head, scaled to the width of the face. */
export function hairBehind(looks: Looks, turn: number): string {
  const { back } = cuts[looks.hair.style];
  return back === undefined
    ? ''
    : `<path transform="${stretch(looks, -turn * 0.2)}" d="${back}" fill="${looks.hair.dark}"/>`;
}

export function hairInFront(looks: Looks, id: string, turn: number): string {
  const { front, shine, lowlight } = cuts[looks.hair.style];
  const { color, light, dark } = looks.hair;
  if (front === undefined) return '';
  const strand = (d: string | undefined, stroke: string) =>
    d === undefined
      ? ''
      : `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="3.4" stroke-linecap="round" opacity=".75"/>`;
  return `<linearGradient id="${id}hair" x1="0" y1="0" x2="1" y2=".4">
    <stop offset="0" stop-color="${light}"/>
    <stop offset=".45" stop-color="${color}"/>
    <stop offset="1" stop-color="${dark}"/></linearGradient>
    <g transform="${stretch(looks, turn * 0.25)}">
    <path d="${front}" fill="url(#${id}hair)"/>${strand(lowlight, dark)}${strand(shine, light)}</g>`;
}

function stretch({ face: { half } }: Looks, shift: number): string {
  const scale = half / 70;
  return `translate(${(200 - 200 * scale + shift).toFixed(2)} 0) scale(${scale.toFixed(4)} 1)`;
}
