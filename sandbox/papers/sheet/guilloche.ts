import { dice } from '../seed.ts';
import type { Palette } from './palette.ts';

export type Area = { x: number; y: number; width: number; height: number };

/** Fine waves across the paper and two rosettes, seeded by the country: all cards of one country look alike. */
export function guilloche(area: Area, palette: Palette, seed: string, id: string): string {
  const roll = dice(`guilloche:${seed}`);
  const { x, y, width, height } = area;
  const [from, over, to] = palette.lines;
  const gradient = `<linearGradient id="${id}lines" gradientUnits="userSpaceOnUse" x1="${x}" y1="0"
    x2="${x + width}" y2="0">
    <stop offset="0" stop-color="${from}"/>
    <stop offset=".5" stop-color="${over}"/>
    <stop offset="1" stop-color="${to}"/></linearGradient>`;
  const waves =
    wavePath(area, roll.between(1, 1.6), roll.between(0, 6), 40) +
    wavePath(area, roll.between(1.8, 2.6), roll.between(0, 6), 34);
  const large = rosette(
    x + width * roll.between(0.6, 0.74),
    y + height * 0.52,
    height * 0.44,
    Math.round(roll.between(12, 20)),
    15,
  );
  const small = rosette(x + width * 0.14, y + height * 0.82, height * 0.24, Math.round(roll.between(9, 14)), 9);
  return `${gradient}
    <g fill="none" stroke="url(#${id}lines)">
    <path d="${waves}" stroke-width="1" opacity=".34"/>
    <path d="${large}" stroke-width="1" opacity=".5"/>
    <path d="${small}" stroke-width="1" opacity=".4"/></g>`;
}

function wavePath({ x, y, width, height }: Area, periods: number, phase: number, count: number): string {
  const steps = 24;
  return Array.from({ length: count }, (_, line) => {
    const points = Array.from({ length: steps + 1 }, (_, step): Point => {
      const along = step / steps;
      const swell =
        Math.sin(along * Math.PI * 2 * periods + phase + line * 0.035) +
        0.3 * Math.sin(along * Math.PI * 4 * periods - phase + line * 0.05);
      return [x + along * width, y + ((line + 0.5) / count) * height + swell * height * 0.05];
    });
    return smooth(points, false);
  }).join('');
}

type Point = [x: number, y: number];

/** Rings whose radius oscillates with the angle; neighbouring rings oscillate in opposite phase and cross. */
export function rosette(cx: number, cy: number, radius: number, petals: number, rings: number): string {
  const steps = petals * 6;
  return Array.from({ length: rings }, (_, ring) => {
    const share = 1 - ring / (rings * 1.2);
    const points = Array.from({ length: steps }, (_, step): Point => {
      const angle = (step / steps) * Math.PI * 2;
      const r = radius * share * (1 + (0.05 + 0.03 * (ring % 2)) * Math.sin(petals * angle + (ring % 2) * Math.PI));
      return [cx + Math.cos(angle) * r, cy + Math.sin(angle) * r];
    });
    return smooth(points, true);
  }).join('');
}

/** Quadratic curves through the midpoints: a third of the bytes of a polyline that looks as smooth. */
function smooth(points: Point[], isClosed: boolean): string {
  const middle = (a: Point, b: Point): string => `${((a[0] + b[0]) / 2).toFixed(1)} ${((a[1] + b[1]) / 2).toFixed(1)}`;
  const [first, second] = points;
  const last = points.at(-1);
  if (!first || !second || !last) return '';
  const start = isClosed ? middle(last, first) : `${first[0].toFixed(1)} ${first[1].toFixed(1)}`;
  const bends = points.slice(isClosed ? 0 : 1).map((point, at, all) => {
    const next = all[at + 1] ?? (isClosed ? first : point);
    return `Q${point[0].toFixed(1)} ${point[1].toFixed(1)} ${middle(point, next)}`;
  });
  return `M${start}${bends.join('')}${isClosed ? 'Z' : ''}`;
}
