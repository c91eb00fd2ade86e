import type { Looks } from './looks.ts';

export function beard(looks: Looks, id: string, turn: number): string {
  const { beard: style, hair, face } = looks;
  const x = 200 + turn;
  if (style === 'none') return '';
  if (style === 'moustache') return moustache(x, hair.color, 1);
  if (style === 'goatee') return moustache(x, hair.color, 0.9) + chinBeard(x, face.bottom, hair.color);
  const low = face.bottom + 10;
  const jaw = `M122 200C130 232 140 262 164 268C178 268 186 258 ${x} 258C214 258 222 268 236 268
    C260 262 270 232 278 200L290 ${low}L110 ${low}Z`;
  const clip = `clip-path="url(#${id}face)"`;
  if (style === 'stubble') return `<g ${clip}><path d="${jaw}" fill="${hair.color}" opacity=".17"/></g>`;
  const drop = `M${200 - face.jaw} 284
    C${200 - face.jaw + 4} ${face.bottom + 6} ${200 - face.chin - 8} ${face.bottom + 15} 200 ${face.bottom + 15}
    C${200 + face.chin + 8} ${face.bottom + 15} ${200 + face.jaw - 4} ${face.bottom + 6} ${200 + face.jaw} 284Z`;
  return `<clipPath id="${id}mouth">
    <path clip-rule="evenodd" d="M0 0H400V480H0ZM${x - 27} 279Q${x} 262 ${x + 27} 279Q${x} 304 ${x - 27} 279
    Z"/></clipPath>
    <g clip-path="url(#${id}mouth)">
    <path d="${drop}" fill="${hair.dark}"/>
    <g ${clip}>
    <path d="${jaw}" fill="${hair.color}"/></g></g>${moustache(x, hair.color, 0.95)}`;
}

function moustache(x: number, color: string, width: number): string {
  const w = 31 * width;
  return `<path d="M${x} 258C${x - 10} 254 ${x - w * 0.8} 260 ${x - w} 276C${x - w * 0.7} 273 ${x - 12} 271 ${x} 270
    C${x + 12} 271 ${x + w * 0.7} 273 ${x + w} 276C${x + w * 0.8} 260 ${x + 10} 254 ${x} 258Z" fill="${color}"
    opacity=".95"/>`;
}

function chinBeard(x: number, bottom: number, color: string): string {
  return `<path d="M${x - 31} 274C${x - 34} ${bottom - 18} ${x - 20} ${bottom + 9} ${x} ${bottom + 9}
    C${x + 20} ${bottom + 9} ${x + 34} ${bottom - 18} ${x + 31} 274C${x + 27} 290 ${x + 22} 298 ${x + 12} 299
    Q${x} 302 ${x - 12} 299C${x - 22} 298 ${x - 27} 290 ${x - 31} 274Z" fill="${color}" opacity=".95"/>`;
}
