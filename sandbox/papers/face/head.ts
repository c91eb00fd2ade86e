import type { Looks } from './looks.ts';

/** Outline of the face: skull, cheeks, jaw and chin. Shading is clipped to it. */
function faceOutline({ face: { half, jaw, chin, bottom } }: Looks): string {
  const left = (x: number) => (200 - x).toFixed(1);
  const right = (x: number) => (200 + x).toFixed(1);
  return [
    `M${left(half)} 186C${left(half + 2)} 118 ${left(half * 0.72)} 84 200 84`,
    `C${right(half * 0.72)} 84 ${right(half + 2)} 118 ${right(half)} 186`,
    `C${right(half)} 226 ${right(jaw + 9)} 262 ${right(jaw)} 284`,
    `C${right(jaw - 7)} ${bottom - 16} ${right(chin + 4)} ${bottom} 200 ${bottom}`,
    `C${left(chin + 4)} ${bottom} ${left(jaw - 7)} ${bottom - 16} ${left(jaw)} 284`,
    `C${left(jaw + 9)} 262 ${left(half)} 226 ${left(half)} 186Z`,
  ].join('');
}

export function neck({ neck: half, tone, face }: Looks, id: string): string {
  const outline = `M${200 - half} 262L${200 - half} 338
    C${200 - half - 5} 352 ${200 - half - 16} 362 ${200 - half - 34} 372L200 424L${234 + half} 372
    C${216 + half} 362 ${205 + half} 352 ${200 + half} 338L${200 + half} 262Z`;
  return `<clipPath id="${id}neck">
    <path d="${outline}"/></clipPath>
    <path d="${outline}" fill="${tone.base}"/>
    <g clip-path="url(#${id}neck)">
    <path d="M130 268C140 ${face.bottom + 34} 178 ${face.bottom + 44} 206 ${face.bottom + 40}
    C236 ${face.bottom + 36} 262 ${face.bottom + 14} 270 268Z" fill="${tone.shade}"/>
    <path d="M${208 + half * 0.4} 300L${200 + half + 90} 300L${200 + half + 90} 420L${212 + half * 0.5} 400Z"
    fill="${tone.shade}" opacity=".45"/>
    <path d="M${200 - half * 0.55} 352C${200 - half * 0.3} 366 ${200 - 10} 376 194 384M${200 + half * 0.55} 352
    C${200 + half * 0.3} 366 210 376 206 384" fill="none" stroke="${tone.line}" stroke-width="1.6" opacity=".35"
    stroke-linecap="round"/></g>`;
}

export function ears({ face: { half }, tone }: Looks, turn: number): string {
  const ear = (side: -1 | 1) => {
    const x = 200 + side * half - turn * 0.4;
    const out = side * Math.max(0, 14 - side * turn * 0.9);
    return `<path d="M${x - side * 3} 190C${x + out * 0.8} 176 ${x + out * 1.35} 186 ${x + out * 1.15} 208
      C${x + out} 228 ${x + out * 0.5} 244 ${x - side * 5} 240Z" fill="${side === 1 ? tone.shade : tone.base}"/>
      <path d="M${x + out * 0.25} 198C${x + out * 0.8} 192 ${x + out * 0.9} 206 ${x + out * 0.45} 224" fill="none"
      stroke="${tone.line}" stroke-width="1.8" opacity=".5" stroke-linecap="round"/>`;
  };
  return ear(-1) + ear(1);
}

/** Skin lit from the upper left: a darker right side, warm cheeks. */
export function skin(looks: Looks, id: string, turn: number): string {
  const { tone, face } = looks;
  const outline = faceOutline(looks);
  const far = 200 + face.half;
  return `<clipPath id="${id}face">
    <path d="${outline}"/></clipPath>
    <linearGradient id="${id}skin" x1="0" y1="0" x2="1" y2=".35">
    <stop offset="0" stop-color="${tone.light}"/>
    <stop offset=".5" stop-color="${tone.base}"/>
    <stop offset="1" stop-color="${tone.shade}"/></linearGradient>
    <radialGradient id="${id}cheek">
    <stop offset="0" stop-color="${tone.lip}" stop-opacity=".2"/>
    <stop offset="1" stop-color="${tone.lip}" stop-opacity="0"/></radialGradient>
    <path d="${outline}" fill="url(#${id}skin)"/>
    <g clip-path="url(#${id}face)">
    <path d="M${far + 6} 120C${far - 14} 170 ${far - 6} 220 ${far - 22} 262
    C${far - 36} 296 ${far - 60} ${face.bottom} 196 ${face.bottom + 4}L${far + 40} ${face.bottom + 10}Z"
    fill="${tone.shade}" opacity=".5"/>
    <ellipse cx="${158 + turn * 0.6}" cy="246" rx="27" ry="22" fill="url(#${id}cheek)"/>
    <ellipse cx="${242 + turn * 0.6}" cy="246" rx="27" ry="22" fill="url(#${id}cheek)"/></g>`;
}
