import { drawPerson } from '../face/face.ts';
import type { Portrait } from '../printed.ts';
import { type Area, rosette } from './guilloche.ts';
import type { Palette } from './palette.ts';

/** The part of the portrait that a document photo shows. */
const crop = '50 30 300 386';

/** The photo of the holder, 35 : 45, with a rosette printed over its lower corner. */
export function photo(portrait: Portrait, area: Area, palette: Palette): string {
  const { x, y, width, height } = area;
  const seal = rosette(x + width * 0.94, y + height * 0.9, width * 0.27, 9, 9);
  return `<linearGradient id="booth" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="#dfe2e3"/>
    <stop offset="1" stop-color="#c2c6c8"/></linearGradient>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#booth)"/>
    <svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${crop}"
    preserveAspectRatio="xMidYMid slice">${drawPerson(portrait, { id: 'd', occasion: 'document' })}</svg>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${palette.band}"
    stroke-width="2"/>
    <path d="${seal}" fill="none" stroke="${palette.lines[0]}" stroke-width="1.200" opacity=".55"/>`;
}

/** The ghost image: the same face, small, pale and grey. */
export function ghost(portrait: Portrait, area: Area, palette: Palette): string {
  const { x, y, width, height } = area;
  return `<filter id="grey">
    <feColorMatrix type="saturate" values="0"/></filter>
    <g opacity=".34">
    <svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${crop}"
    preserveAspectRatio="xMidYMid slice">
    <g filter="url(#grey)">${drawPerson(portrait, { id: 'h', occasion: 'document' })}</g></svg></g>
    <rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.band}" opacity=".07"/>`;
}
