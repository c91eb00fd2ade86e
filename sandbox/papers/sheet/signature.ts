import { type Dice, dice } from '../seed.ts';
import type { Area } from './guilloche.ts';

type Stroke = (roll: Dice, height: number) => string;

/** Parts of handwriting as relative curves: a capital, arches, loops up and down, a small closed loop. */
const capital: Stroke = (roll, h) =>
  `c${n(h * 0.1)} ${n(-h * 0.5)} ${n(h * 0.34)} ${n(-h * roll.between(0.8, 1))} ${n(h * 0.4)} ${n(-h * 0.6)}
    c${n(h * 0.04)} ${n(h * 0.3)} ${n(-h * 0.3)} ${n(h * 0.74)} ${n(-h * 0.44)} ${n(h * 0.66)}
    c${n(-h * 0.1)} ${n(-h * 0.12)} ${n(h * 0.24)} ${n(-h * 0.34)} ${n(h * 0.6)} ${n(-h * 0.06)}`;
const arch: Stroke = (roll, h) =>
  `c${n(h * 0.03)} ${n(-h * 0.22)} ${n(h * 0.14)} ${n(-h * 0.26)} ${n(h * 0.13)} ${n(-h * 0.06)}
    s${n(h * 0.04)} ${n(h * 0.1)} ${n(h * roll.between(0.1, 0.2))} ${n(h * 0.04)}`;
const tall: Stroke = (roll, h) =>
  `c${n(h * 0.14)} ${n(-h * 0.2)} ${n(h * 0.3)} ${n(-h * roll.between(0.6, 0.8))} ${n(h * 0.18)} ${n(-h * 0.66)}
    c${n(-h * 0.12)} ${n(0)} ${n(-h * 0.12)} ${n(h * 0.5)} ${n(-h * 0.04)} ${n(h * 0.64)}
    c${n(h * 0.04)} ${n(h * 0.06)} ${n(h * 0.12)} ${n(h * 0.04)} ${n(h * 0.18)} 0`;
const deep: Stroke = (roll, h) =>
  `c${n(h * 0.02)} ${n(-h * 0.2)} ${n(h * 0.12)} ${n(-h * 0.2)} ${n(h * 0.12)} ${n(-h * 0.04)}
    c${n(h * 0.02)} ${n(h * 0.3)} ${n(-h * 0.06)} ${n(h * roll.between(0.4, 0.56))} ${n(-h * 0.16)} ${n(h * 0.38)}
    c${n(-h * 0.04)} ${n(-h * 0.12)} ${n(h * 0.18)} ${n(-h * 0.28)} ${n(h * 0.28)} ${n(-h * 0.34)}`;
const eye: Stroke = (roll, h) =>
  `c${n(h * 0.14)} ${n(-h * 0.04)} ${n(h * 0.16)} ${n(-h * 0.24)} ${n(h * 0.08)} ${n(-h * 0.22)}
    c${n(-h * 0.1)} ${n(h * 0.02)} ${n(-h * 0.08)} ${n(h * 0.24)} ${n(h * 0.04)} ${n(h * 0.22)}
    l${n(h * roll.between(0.06, 0.14))} ${n(-h * 0.02)}`;
const wave: Stroke = (roll, h) => `q${n(h * roll.between(0.1, 0.2))} ${n(-h * 0.16)} ${n(h * 0.22)} 0t${n(h * 0.2)} 0`;

/** A signature in one or two strokes, derived from the seed. */
export function signature(seed: string, { x, y, width, height }: Area): string {
  const roll = dice(`signature:${seed}`);
  const count = Math.round(roll.between(4, 8));
  const letters = Array.from({ length: count }, () =>
    roll.pick([arch, arch, eye, eye, tall, deep, wave])(roll, height),
  );
  const tail = `q${n(height * 0.3)} ${n(-height * 0.12)}
    ${n(height * roll.between(0.3, 0.7))} ${n(-height * roll.between(0, 0.2))}`;
  const second = roll.chance(0.5) ? capital(roll, height * 0.9) : '';
  const name = `M${n(height * 0.2)} ${n(-height * 0.3)}${capital(roll, height)}
    ${letters.slice(0, 3).join('')}${second}${letters.slice(3).join('')}${tail}`;
  const rule = roll.chance(0.4)
    ? `M${n(width * 0.06)} ${n(height * 0.02)}
      q${n(width * 0.4)} ${n(-height * 0.12)}
      ${n(width * roll.between(0.6, 0.8))} ${n(-height * roll.between(0, 0.14))}`
    : '';
  // A long signature is drawn smaller, so that it stays in its field.
  const scale = Math.min(1, width / (advance(name) + height * 0.2));
  return `<path
    transform="translate(${n(x)} ${n(y + height)}) skewX(${n(-roll.between(4, 14))}) scale(${scale.toFixed(3)})"
    d="${name}${rule}" fill="none" stroke="#1f2d4d" stroke-width="3.800" stroke-linecap="round"
    stroke-linejoin="round" opacity=".92"/>`;
}

/** Horizontal distance from the start to the end of a path of relative commands. */
function advance(path: string): number {
  return [...path.matchAll(/[cslqt]([^a-zA-Z]+)/g)].reduce(
    (sum, [, moves = '']) => sum + Number(moves.trim().split(/\s+/).at(-2) ?? 0),
    0,
  );
}

function n(value: number): string {
  return value.toFixed(1);
}
