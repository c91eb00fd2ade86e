import { person } from './face.ts';
import { type Area, rosette } from './guilloche.ts';
import type { Palette } from './palette.ts';
import type { Portrait } from './printed.ts';
import { dice } from './seed.ts';

/** A third of the field around the head is cut away, as a photo booth does. */
const crop = '50 30 300 386';

/** The photo of the holder, 35 : 45, with a rosette printed over its lower corner against swapping. */
export function photo(portrait: Portrait, area: Area, palette: Palette): string {
  const { x, y, width, height } = area;
  const seal = rosette(x + width * 0.94, y + height * 0.9, width * 0.27, 9, 9);
  return `<linearGradient id="booth" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#dfe2e3"/><stop offset="1" stop-color="#c2c6c8"/></linearGradient>
<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="url(#booth)"/>
<svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${crop}" preserveAspectRatio="xMidYMid slice">${person(portrait, { id: 'd', occasion: 'document' })}</svg>
<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="none" stroke="${palette.band}" stroke-width="2"/>
<path d="${seal}" fill="none" stroke="${palette.lines[0]}" stroke-width="1.200" opacity=".55"/>`;
}

/** The same face again, small, pale and without colour. */
export function ghost(portrait: Portrait, area: Area, palette: Palette): string {
  const { x, y, width, height } = area;
  return `<filter id="grey"><feColorMatrix type="saturate" values="0"/></filter><g opacity=".34"><svg x="${x}" y="${y}" width="${width}" height="${height}" viewBox="${crop}" preserveAspectRatio="xMidYMid slice"><g filter="url(#grey)">${person(portrait, { id: 'h', occasion: 'document' })}</g></svg></g><rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${palette.band}" opacity=".07"/>`;
}

/** A signature in one stroke, its rhythm from the seed. */
export function signature(seed: string, { x, y, width, height }: Area): string {
  const roll = dice(`signature:${seed}`);
  const count = Math.round(roll.between(7, 12));
  const step = (width * 0.8) / count;
  const base = y + height * 0.66;
  let path = `M${x} ${base - height * 0.1}C${x + step * 0.3} ${y - height * 0.1} ${x + step} ${y} ${x + step * 0.7} ${base + height * 0.2}`;
  for (let at = 1; at <= count; at += 1) {
    const left = x + step * at;
    const tall = roll.chance(0.28) ? roll.between(0.55, 0.85) : roll.between(0.16, 0.34);
    const lean = roll.between(0.25, 0.6);
    const drop = roll.chance(0.16) ? 0.3 : 0.06;
    path += `S${(left + step * lean).toFixed(1)} ${(base - height * tall).toFixed(1)} ${(left + step * lean * 0.6).toFixed(1)} ${(base - height * tall * 0.4).toFixed(1)}S${(left + step * 0.2).toFixed(1)} ${(base + height * drop).toFixed(1)} ${(left + step * 0.8).toFixed(1)} ${(base - height * 0.03).toFixed(1)}`;
  }
  const flourish = `M${x + width * 0.1} ${base + height * 0.3}C${x + width * 0.4} ${base + height * 0.14} ${x + width * 0.7} ${base + height * 0.2} ${x + width} ${base + height * roll.between(-0.1, 0.1)}`;
  return `<path d="${path}${roll.chance(0.6) ? flourish : ''}" fill="none" stroke="#1f2d4d" stroke-width="4.200" stroke-linecap="round" stroke-linejoin="round" opacity=".92"/>`;
}
