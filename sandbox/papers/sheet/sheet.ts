import { letters, measure } from '../text/lettering.ts';
import { type Area, guilloche, rosette } from './guilloche.ts';
import { type Palette, specimenRed } from './palette.ts';

export type Sheet = { width: number; height: number; radius: number; palette: Palette; seed: string };

/** Width of the visible desk around a document, in pixels. */
const margin = 40;

/** A document on a grey desk. `content` is drawn in the document's own coordinates. */
export function drawOnDesk(sheet: Sheet, content: string): string {
  const { width, height, radius, palette, seed } = sheet;
  const area = { x: 0, y: 0, width, height };
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width + margin * 2}" height="${height + margin * 2}">
    <defs>
    <linearGradient id="desk" x1="0" y1="0" x2=".4" y2="1">
    <stop offset="0" stop-color="#d4d5d5"/>
    <stop offset="1" stop-color="#bcbebf"/></linearGradient>
    <linearGradient id="paper" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="${palette.paper}"/>
    <stop offset=".55" stop-color="${palette.paper}"/>
    <stop offset="1" stop-color="${palette.paperDeep}"/></linearGradient>
    <clipPath id="sheet">
    <rect width="${width}" height="${height}" rx="${radius}"/></clipPath></defs>
    <rect width="100%" height="100%" fill="url(#desk)"/>
    <g transform="translate(${margin} ${margin})">${shadow(width, height, radius)}
    <g clip-path="url(#sheet)">
    <rect width="${width}" height="${height}" fill="url(#paper)"/>${guilloche(area, palette, seed, 'g')}
    ${content}</g>
    <rect x=".75" y=".75" width="${width - 1.5}" height="${height - 1.5}" rx="${radius}" fill="none" stroke="#000"
    stroke-opacity=".16" stroke-width="1.500"/></g></svg>`;
}

/** Stacked faint outlines: a blur filter over the whole image takes longer than the rest of the drawing. */
function shadow(width: number, height: number, radius: number): string {
  return [14, 10, 7, 4, 2]
    .map(
      (grow) =>
        `<rect x="${-grow}" y="${-grow + 6}" width="${width + grow * 2}" height="${height + grow * 2}"
          rx="${radius + grow}" fill="#1b1f22" opacity=".045"/>`,
    )
    .join('');
}

/** The word SPECIMEN, which every image carries: large and pale across `area`, small and plain at `foot`. */
export function specimenMark(area: Area, foot: { x: number; y: number }): string {
  const x = area.x + area.width / 2;
  const y = area.y + area.height / 2;
  const size = area.width / 6.2;
  const large = letters('SPECIMEN', {
    x,
    y: y + size * 0.36,
    size,
    weight: 700,
    fill: specimenRed,
    anchor: 'middle',
    tracking: 0.1,
    opacity: 0.11,
  });
  return `<g transform="rotate(-19 ${x} ${y})">${large}</g>${specimenFoot(foot)}`;
}

export function specimenFoot({ x, y }: { x: number; y: number }): string {
  return letters('SPECIMEN', { x, y, size: 27, weight: 700, fill: specimenRed, anchor: 'middle', tracking: 0.5 });
}

/** A line of text too small to read at a glance, repeated along a rule. */
export function microtext(
  words: string,
  at: { x: number; y: number; width: number; fill: string; id: string },
): string {
  const size = 7.5;
  const unit = `${words} · `;
  const step = measure(unit, { size, weight: 600 }) + 2;
  const repeats = Array.from(
    { length: Math.floor(at.width / step) },
    (_, index) => `<use href="#${at.id}" x="${(index * step).toFixed(1)}"/>`,
  ).join('');
  return `<defs>
    <g id="${at.id}">${letters(unit, { x: at.x, y: at.y, size, weight: 600, fill: at.fill })}</g></defs>
    <g opacity=".8">${repeats}</g>`;
}

/** An invented emblem; no real coat of arms is drawn. */
export function emblem(cx: number, cy: number, radius: number, petals: number, color: string): string {
  return `<g fill="none" stroke="${color}">
    <circle cx="${cx}" cy="${cy}" r="${radius}" stroke-width="2.500"/>
    <circle cx="${cx}" cy="${cy}" r="${radius * 0.9}" stroke-width="1"/>
    <path d="${rosette(cx, cy, radius * 0.76, petals, 6)}" stroke-width="1.300"/></g>
    <circle cx="${cx}" cy="${cy}" r="${radius * 0.14}" fill="${color}"/>`;
}

/** The contact plate of a chip card. */
export function chip({ x, y, width, height }: Area): string {
  const column = (share: number) => x + width * share;
  const row = (share: number) => y + height * share;
  return `<linearGradient id="gold" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="#e3cf92"/>
    <stop offset=".5" stop-color="#c9b06a"/>
    <stop offset="1" stop-color="#ab9049"/></linearGradient>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" rx="18" fill="url(#gold)" stroke="#8a713a"
    stroke-width="1.500"/>
    <path d="M${x} ${row(0.33)}H${column(0.34)}V${row(0.67)}H${x}M${x + width} ${row(0.33)}H${column(0.66)}
    V${row(0.67)}H${x + width}M${column(0.34)} ${y}V${row(0.33)}M${column(0.34)} ${row(0.67)}V${y + height}
    M${column(0.66)} ${y}V${row(0.33)}M${column(0.66)} ${row(0.67)}V${y + height}M${column(0.34)} ${row(0.5)}H${x}
    M${column(0.66)} ${row(0.5)}H${x + width}" fill="none" stroke="#8a713a" stroke-width="3"/>`;
}
