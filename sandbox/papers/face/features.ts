import type { Looks } from './looks.ts';
import { mix } from './skin.ts';

export function nose({ nose: { length, width }, tone }: Looks, turn: number): string {
  const x = 200 + turn * 1.35;
  const tip = 204 + length;
  const bridge = 200 + turn * 0.9;
  return `<path d="M${bridge + 6} 192C${bridge + 5} 214 ${x + 5} ${tip - 18} ${x + width} ${tip - 3}
    C${x + width} ${tip + 5} ${x + 5} ${tip + 6} ${x} ${tip + 4}
    C${x + 2} ${tip - 14} ${bridge + 1} 214 ${bridge + 6} 192Z" fill="${tone.shade}" opacity=".55"/>
    <path d="M${bridge - 3} 200C${bridge - 4} 218 ${x - 4} ${tip - 14} ${x - 3} ${tip - 5}" stroke="${tone.light}"
    stroke-width="5" stroke-linecap="round" fill="none" opacity=".7"/>
    <path d="M${x - width} ${tip - 3}C${x - width - 2} ${tip + 5} ${x - width + 6} ${tip + 6} ${x - 6} ${tip + 3}
    Q${x} ${tip + 8} ${x + 6} ${tip + 3}
    C${x + width - 6} ${tip + 6} ${x + width + 2} ${tip + 5} ${x + width} ${tip - 3}" fill="none"
    stroke="${tone.line}" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" opacity=".8"/>
    <path d="M${x - width + 4.5} ${tip + 3}q3.500 -3 7 .5M${x + width - 4.5} ${tip + 3}q-3.500 -3 -7 .5" fill="none"
    stroke="${mix(tone.line, '#1a0d08', 0.4)}" stroke-width="2.4" stroke-linecap="round" opacity=".75"/>`;
}

/** `smile`: 0 for a passport photo, 1 for a friendly smile. */
export function mouth({ mouth: { width, fullness }, tone, isFeminine }: Looks, turn: number, smile: number): string {
  const x = 200 + turn * 1.1;
  const y = 279;
  const half = width + smile * 4;
  const corner = y - smile * 5;
  const low = y + fullness * 1.25 + smile * 4;
  const lip = isFeminine ? mix(tone.lip, '#b03a45', 0.16) : mix(tone.lip, tone.base, 0.35);
  return `<path d="M${x - half} ${corner}
    C${x - half * 0.5} ${y - fullness * 0.75} ${x - 6} ${y - fullness} ${x} ${y - fullness * 0.62}
    C${x + 6} ${y - fullness} ${x + half * 0.5} ${y - fullness * 0.75} ${x + half} ${corner}
    Q${x} ${y + 4 + smile * 3} ${x - half} ${corner}Z" fill="${mix(lip, '#2a0e0c', 0.14)}"/>
    <path d="M${x - half} ${corner}Q${x} ${y + 4 + smile * 3} ${x + half} ${corner}
    C${x + half * 0.55} ${low} ${x - half * 0.55} ${low} ${x - half} ${corner}Z" fill="${lip}"/>
    <path d="M${x - half - 1} ${corner}
    C${x - half * 0.4} ${y + 2 + smile * 3} ${x - 5} ${y - 1 + smile * 2} ${x} ${y + 1 + smile * 2}
    C${x + 5} ${y - 1 + smile * 2} ${x + half * 0.4} ${y + 2 + smile * 3} ${x + half + 1} ${corner}" fill="none"
    stroke="${mix(tone.line, '#3a0f10', 0.45)}" stroke-width="2" stroke-linecap="round"/>
    <path d="M${x - 8} ${y + fullness * 0.72 + smile * 2}h9" stroke="#fff" stroke-width="2.4" stroke-linecap="round"
    opacity=".22"/>
    <path d="M${x - 11} ${y + fullness + 7}Q${x} ${y + fullness + 11} ${x + 11} ${y + fullness + 7}" fill="none"
    stroke="${tone.shade}" stroke-width="4" stroke-linecap="round" opacity=".6"/>`;
}

/** Lines beside the mouth from age 38, on the forehead and at the eyes from 50. */
export function ageLines({ age, tone }: Looks, turn: number): string {
  if (age < 38) return '';
  const strength = Math.min(0.55, (age - 34) / 60).toFixed(2);
  const x = 200 + turn;
  const mouthLines = `M${x - 24} 252Q${x - 34} 264 ${x - 35} 278M${x + 24} 252Q${x + 34} 264 ${x + 35} 278`;
  const bags = `M${x - 44} 217Q${x - 33} 224 ${x - 22} 217M${x + 22} 217Q${x + 33} 224 ${x + 44} 217`;
  const old =
    age < 50
      ? ''
      : `M${x - 34} 148Q${x} 143 ${x + 34} 148M${x - 28} 160Q${x} 156 ${x + 28} 160M${x - 53} 198l-9 -5
        M${x - 53} 203l-10 1M${x + 53} 198l9 -5M${x + 53} 203l10 1`;
  return `<path d="${mouthLines}${bags}${old}" fill="none" stroke="${tone.line}" stroke-width="1.8"
    stroke-linecap="round" opacity="${strength}"/>`;
}

export function glasses({ glasses: kind, eye: { spread } }: Looks, turn: number): string {
  if (kind === 'none') return '';
  const lens = (x: number) =>
    kind === 'round'
      ? `<circle cx="${x}" cy="205" r="24"/>`
      : `<rect x="${x - 26}" y="187" width="52" height="36" rx="10"/>`;
  const left = 200 - spread + turn;
  const right = 200 + spread + turn;
  return `<g fill="#ffffff" fill-opacity=".1" stroke="#2b2a2c" stroke-width="3.4">${lens(left)}${lens(right)}
    <path d="M${left + 24} 202Q${200 + turn} 194 ${right - 24} 202M${left - 25} 200L${130 + turn * 0.3} 194
    M${right + 25} 200L${270 + turn * 0.3} 194" fill="none"/></g>`;
}
