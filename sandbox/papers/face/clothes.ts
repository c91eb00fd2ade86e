import { dice } from '../seed.ts';
import type { Looks } from './looks.ts';
import { mix } from './skin.ts';

const cloth = [
  '#39485a',
  '#4a5560',
  '#6d5a48',
  '#2f3b3a',
  '#7a4b46',
  '#56607a',
  '#8d6f4b',
  '#3c3f45',
  '#5c6b5a',
  '#77617a',
] as const;
const shirts = ['#e9ebee', '#d5dee8', '#c9d3cf', '#efe9df'] as const;

/** `occasion` changes the clothes, not the face: on the day of the selfie people wear something else. */
export function clothes(looks: Looks, seed: string, occasion: string): string {
  return `<g transform="translate(0 -22)">${garment(looks, seed, occasion)}</g>`;
}

function garment(looks: Looks, seed: string, occasion: string): string {
  const roll = dice(`clothes:${occasion}:${seed}`);
  const color = roll.pick(cloth);
  const shoulders = looks.age < 15 ? 24 : looks.isFeminine ? 12 : -8;
  const body = `M${30 + shoulders} 480
    C${36 + shoulders} 424 ${70 + shoulders * 0.6} 404 ${200 - looks.neck - 34} 388L${200 - looks.neck - 8} 374
    Q200 428 ${200 + looks.neck + 8} 374L${234 + looks.neck} 388
    C${330 - shoulders * 0.6} 404 ${364 - shoulders} 424 ${370 - shoulders} 480V510H${30 + shoulders}Z`;
  const shade = `<path d="M${252 + looks.neck} 510L${252 + looks.neck} 480
    C250 450 ${240 + looks.neck * 0.6} 410 ${216 + looks.neck} 384L${234 + looks.neck} 388
    C${330 - shoulders * 0.6} 404 ${364 - shoulders} 424 ${370 - shoulders} 480V510Z" fill="#000" opacity=".13"/>`;
  const base = `<path d="${body}" fill="${color}"/>${shade}`;
  const kind = roll.pick(['crew', 'collar', 'blazer', 'crew'] as const);
  if (kind === 'crew') return base + crew(looks.neck, color);
  return kind === 'collar'
    ? base + collar(looks.neck, mix(color, '#ffffff', 0.2))
    : base + blazer(looks.neck, color, roll.pick(shirts));
}

function crew(neck: number, color: string): string {
  return `<path d="M${200 - neck - 9} 373Q200 430 ${200 + neck + 9} 373" fill="none"
    stroke="${mix(color, '#000000', 0.22)}" stroke-width="9"/>`;
}

function collar(neck: number, color: string): string {
  const edge = mix(color, '#000000', 0.3);
  return `<path d="M${200 - neck - 8} 368L200 424L${200 - neck * 0.5} 446L${200 - neck - 26} 388Z" fill="${color}"
    stroke="${edge}" stroke-width="1.5"/>
    <path d="M${200 + neck + 8} 368L200 424L${200 + neck * 0.5} 446L${200 + neck + 26} 388Z"
    fill="${mix(color, '#000000', 0.08)}" stroke="${edge}" stroke-width="1.5"/>
    <path d="M200 426V510" stroke="${edge}" stroke-width="2"/>`;
}

function blazer(neck: number, color: string, shirt: string): string {
  const dark = mix(color, '#000000', 0.28);
  return `<path d="M${200 - neck - 10} 374Q200 430 ${200 + neck + 10} 374L${200 + neck + 11} 388L222 510H178
    L${200 - neck - 11} 388Z" fill="${shirt}"/>
    <path d="M${200 - neck - 9} 370L198 420L${200 - neck * 0.6} 434L${200 - neck - 9} 388Z"
    fill="${mix(shirt, '#ffffff', 0.4)}"/>
    <path d="M${200 + neck + 9} 370L202 420L${200 + neck * 0.6} 434L${200 + neck + 9} 388Z"
    fill="${mix(shirt, '#000000', 0.06)}"/>
    <path d="M${200 - neck - 24} 386L${200 - neck - 12} 380L188 510H150L${200 - neck - 34} 424
    L${200 - neck - 18} 414Z" fill="${dark}"/>
    <path d="M${200 + neck + 24} 386L${200 + neck + 12} 380L212 510H250L${200 + neck + 34} 424
    L${200 + neck + 18} 414Z" fill="${dark}"/>`;
}
