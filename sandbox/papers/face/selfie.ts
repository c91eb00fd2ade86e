import sharp from 'sharp';
import type { Portrait } from '../printed.ts';
import { toJpeg, toPixels } from '../raster.ts';
import { dice } from '../seed.ts';
import { letters } from '../text/lettering.ts';
import { drawPerson, type Pose } from './face.ts';
import { mix } from './skin.ts';

const size = { width: 960, height: 1152 };
const rooms = ['#8f9a94', '#a39a8e', '#8d98a5', '#a08f8b', '#9aa08c', '#959199'] as const;

/**
 * The face of the documents in a room; at scale 1, 960 × 1,152 pixels. `unreadable` is an image a reviewer must reject:
 * dark, blurred, half out of the frame.
 */
export async function drawSelfie(portrait: Portrait, flaw: 'unreadable' | undefined, scale: number): Promise<Buffer> {
  const clear = scene(
    portrait,
    { id: 's', occasion: 'selfie', smile: 0.55 },
    flaw ? '-150 -70 400 480' : '32 4 336 403',
  );
  if (!flaw) return toJpeg(clear, { quality: 85, scale });
  const unreadable = await toPixels(clear, scale)
    .flatten()
    .blur(15 * scale)
    .modulate({ brightness: 0.34, saturation: 0.6 })
    .png()
    .toBuffer();
  const mark = await toPixels(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">${caption()}</svg>`,
    scale,
  )
    .png()
    .toBuffer();
  return sharp(unreadable)
    .composite([{ input: mark }])
    .jpeg({ quality: 70 })
    .toBuffer();
}

const steps: Pick<Pose, 'turn' | 'smile' | 'areEyesClosed'>[] = [
  { turn: 0 },
  { turn: -14 },
  { turn: 14 },
  { areEyesClosed: true },
  { smile: 1 },
  { turn: -7, smile: 0.4 },
];

/**
 * One frame of the liveness check. Steps 0 to 5: ahead, left, right, eyes closed, smiling, half left; then again from
 * 0.
 */
export function drawLivenessFrame(portrait: Portrait, step: number, scale: number): Promise<Buffer> {
  const pose = steps[((Math.trunc(step) % steps.length) + steps.length) % steps.length] ?? {};
  return toJpeg(scene(portrait, { id: 'l', occasion: 'selfie', ...pose }, `${32 - (pose.turn ?? 0) * 0.8} 0 336 403`), {
    quality: 80,
    scale,
  });
}

function scene(portrait: Portrait, pose: Pose, viewBox: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}">
    ${room(portrait.seed)}
    <svg width="${size.width}" height="${size.height}" viewBox="${viewBox}" preserveAspectRatio="xMidYMax slice">
    ${drawPerson(portrait, pose)}</svg>
    <radialGradient id="vignette" cx=".45" cy=".42" r=".8">
    <stop offset=".55" stop-color="#000" stop-opacity="0"/>
    <stop offset="1" stop-color="#000" stop-opacity=".24"/></radialGradient>
    <rect width="100%" height="100%" fill="url(#vignette)"/>${caption()}</svg>`;
}

function room(seed: string): string {
  const roll = dice(`room:${seed}`);
  const wall = roll.pick(rooms);
  const edge = Math.round(roll.between(180, 330));
  const shelf = Math.round(roll.between(300, 480));
  const scenes = [
    `<rect width="${edge}" height="1152" fill="${mix(wall, '#000000', 0.1)}"/>
      <rect x="${960 - edge}" width="${edge}" height="${shelf}" fill="${mix(wall, '#ffffff', 0.2)}"/>
      <rect x="${960 - edge}" y="${shelf}" width="${edge}" height="12" fill="${mix(wall, '#000000', 0.25)}"/>`,
    `<rect x="${edge - 120}" y="90" width="250" height="${shelf}" fill="${mix(wall, '#ffffff', 0.45)}"/>
      <path d="M${edge + 5} 90v${shelf}M${edge - 120} ${90 + shelf / 2}h250" stroke="${mix(wall, '#000000', 0.2)}"
      stroke-width="10"/>
      <rect x="${edge - 132}" y="78" width="274" height="${shelf + 24}" fill="none"
      stroke="${mix(wall, '#000000', 0.2)}" stroke-width="14"/>`,
    `<rect x="${900 - edge}" width="${edge + 60}" height="1152" fill="${mix(wall, '#000000', 0.14)}"/>
      <rect x="${930 - edge}" y="60" width="${edge}" height="1092" fill="${mix(wall, '#ffffff', 0.1)}"/>
      <circle cx="${960 - edge}" cy="640" r="13" fill="${mix(wall, '#000000', 0.45)}"/>`,
  ] as const;
  return `<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1">
    <stop offset="0" stop-color="${mix(wall, '#ffffff', 0.14)}"/>
    <stop offset="1" stop-color="${mix(wall, '#000000', 0.08)}"/></linearGradient>
    <rect width="100%" height="100%" fill="url(#wall)"/>${roll.pick(scenes)}`;
}

function caption(): string {
  const word = letters('SPECIMEN', {
    x: 480,
    y: 1128,
    size: 25,
    weight: 700,
    fill: '#ffffff',
    anchor: 'middle',
    tracking: 0.5,
    opacity: 0.85,
  });
  return `<rect x="352" y="1092" width="256" height="46" rx="23" fill="#101314" opacity=".42"/>${word}`;
}
