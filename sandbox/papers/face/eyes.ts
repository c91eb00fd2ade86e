import type { Looks } from './looks.ts';
import { mix } from './skin.ts';

export type Gaze = { turn: number; isClosed: boolean };

const level = 202;

/** Both eyes with lids, lashes and brows. `turn` shifts them sideways with the head. */
export function eyes(looks: Looks, id: string, gaze: Gaze): string {
  return ([-1, 1] as const).map((side) => eye(looks, id, side, gaze) + brow(looks, side, gaze)).join('');
}

function eye(looks: Looks, id: string, side: -1 | 1, gaze: Gaze): string {
  const { width, height, tilt, iris, lashes, spread } = looks.eye;
  const x = 200 + side * spread + gaze.turn;
  const inner = x - side * width;
  const outer = x + side * width;
  const lidStroke = mix(looks.brow.color, '#0e0a09', 0.5);
  const upper = `M${inner} ${level + 2}
    C${x - side * width * 0.5} ${level - height} ${x + side * width * 0.45} ${level - height - tilt}
    ${outer} ${level - tilt}`;
  if (gaze.isClosed) {
    return `<path d="M${inner} ${level + 2}Q${x} ${level + height * 0.9} ${outer} ${level}" fill="none"
      stroke="${lidStroke}" stroke-width="${lashes ? 3.4 : 2.6}" stroke-linecap="round"/>${crease(looks, x, side)}`;
  }
  const almond = `${upper}
    C${x + side * width * 0.5} ${level + height * 0.85} ${x - side * width * 0.4} ${level + height * 0.9}
    ${inner} ${level + 2}Z`;
  const pupil = x + gaze.turn * 0.16;
  return `<path d="M${inner - side * 2} ${level - 4}
    C${x - side * 6} ${level - height - 9} ${x + side * 9} ${level - height - 9} ${outer + side * 3} ${level - 4}
    C${x} ${level + height + 8} ${x} ${level + height + 7} ${inner - side * 2} ${level - 4}Z"
    fill="${looks.tone.shade}" opacity=".38"/>
    <clipPath id="${id}eye${side}">
    <path d="${almond}"/></clipPath>
    <path d="${almond}" fill="#f3ece5"/>
    <g clip-path="url(#${id}eye${side})">
    <circle cx="${pupil}" cy="${level - 0.6}" r="7.3" fill="${mix(iris, '#000000', 0.35)}"/>
    <circle cx="${pupil}" cy="${level - 0.2}" r="6" fill="${iris}"/>
    <circle cx="${pupil}" cy="${level - 0.6}" r="3.2" fill="#120d0b"/>
    <path d="M${inner} ${level - height - 5}H${outer}V${level - height * 0.42}H${inner}Z" fill="#3b2a22"
    opacity=".28"/></g>
    <circle cx="${pupil - 2.2}" cy="${level - 3}" r="1.5" fill="#fff" opacity=".9"/>
    <path d="${upper}" fill="none" stroke="${lidStroke}" stroke-width="${lashes ? 3.2 : 2.5}"
    stroke-linecap="round"/>
    <path d="M${inner + side * 4} ${level + height * 0.62}
    Q${x + side * 2} ${level + height * 0.98} ${outer - side * 3} ${level + height * 0.4}" fill="none"
    stroke="${looks.tone.line}" stroke-width="1.2" opacity=".5" stroke-linecap="round"/>${crease(looks, x, side)}`;
}

function crease({ eye: { width, height }, tone }: Looks, x: number, side: number): string {
  return `<path d="M${x - side * width * 0.8} ${level - height * 0.75}
    Q${x + side * 2} ${level - height - 5.5} ${x + side * width * 0.95} ${level - height * 0.72}" fill="none"
    stroke="${tone.line}" stroke-width="1.5" opacity=".55" stroke-linecap="round"/>`;
}

/** Thick near the nose, pointed at the outer end. */
function brow({ brow: { color, weight, arch, tilt }, eye: { spread } }: Looks, side: -1 | 1, { turn }: Gaze): string {
  const x = 200 + side * spread + turn;
  const inner = x - side * 18;
  const outer = x + side * 21;
  const y = 183;
  return `<path d="M${inner} ${y + weight * 0.4}
    C${x - side * 6} ${y - arch - weight * 0.5} ${x + side * 8} ${y - arch - weight * 0.8} ${outer} ${y + 1 - tilt}
    C${x + side * 9} ${y - arch + weight * 0.2} ${x - side * 5} ${y - arch + weight * 0.6}
    ${inner + side * 0.6} ${y + weight}
    Q${inner - side * 2} ${y + weight * 0.8} ${inner} ${y + weight * 0.4}Z" fill="${color}" opacity=".94"/>`;
}
