import type { Font } from 'fontkit';
import type { Script } from '../printed.ts';
import { type Face, fontFor, type Weight } from './fonts.ts';

export type Lettering = {
  x: number;
  /** Of the baseline. */
  y: number;
  /** In pixels of the drawing. */
  size: number;
  fill: string;
  weight?: Weight;
  face?: Face;
  anchor?: 'start' | 'middle' | 'end';
  /** Longer text is drawn smaller. */
  maxWidth?: number;
  /** Extra space after each letter, in ems. */
  tracking?: number;
  opacity?: number;
  script?: Script | undefined;
};

type Run = { text: string; font: Font };
type Outline = { path: string; width: number };

const outlines = new Map<string, Outline>();
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;
const word = /[\p{L}\p{N}]/u;

/** Text as one SVG path. Fonts of the machine are never used: they differ between machines. */
export function letters(text: string, at: Lettering): string {
  if (text === '') return '';
  const outline = shape(text, at.face ?? 'sans', at.weight ?? 400, at.tracking ?? 0, at.script);
  const size = fitted(outline.width, at.size, at.maxWidth);
  const width = (outline.width * size) / 1000;
  const x = at.anchor === 'end' ? at.x - width : at.anchor === 'middle' ? at.x - width / 2 : at.x;
  const scale = round(size / 1000, 5);
  const opacity = at.opacity === undefined ? '' : ` opacity="${at.opacity}"`;
  return `<path transform="translate(${round(x, 2)} ${round(at.y, 2)}) scale(${scale})" fill="${at.fill}"${opacity}
    d="${outline.path}"/>`;
}

/** Width in pixels at the given size, before any shrinking. */
export function measure(text: string, at: Pick<Lettering, 'size' | 'weight' | 'face' | 'tracking' | 'script'>): number {
  return text === ''
    ? 0
    : (shape(text, at.face ?? 'sans', at.weight ?? 400, at.tracking ?? 0, at.script).width * at.size) / 1000;
}

function fitted(widthPerMille: number, size: number, maxWidth: number | undefined): number {
  const width = (widthPerMille * size) / 1000;
  return maxWidth !== undefined && width > maxWidth ? (size * maxWidth) / width : size;
}

function shape(text: string, face: Face, weight: Weight, tracking: number, script: Script | undefined): Outline {
  const key = `${face}|${weight}|${tracking}|${script ?? ''}|${text}`;
  const known = outlines.get(key);
  if (known) return known;
  const runs = split(text, face, weight, script);
  // A line that starts in Arabic or Hebrew is laid out from right to left.
  if (rightToLeft.test(/\p{L}/u.exec(text)?.[0] ?? '')) runs.reverse();
  const parts: string[] = [];
  let pen = 0;
  for (const run of runs) pen = drawRun(run, pen, tracking * 1000, parts);
  const outline = { path: parts.join(''), width: pen - tracking * 1000 };
  // Bounds the memory: in a long run names rarely repeat.
  if (outlines.size > 4000) outlines.clear();
  outlines.set(key, outline);
  return outline;
}

function split(text: string, face: Face, weight: Weight, script: Script | undefined): Run[] {
  const runs: Run[] = [];
  for (const letter of text.normalize('NFC')) {
    const last = runs.at(-1);
    const codePoint = letter.codePointAt(0) ?? 0;
    // Marks, joiners, spaces and punctuation stay in the run of the letter before them; otherwise shaping breaks.
    const font =
      last && !word.test(letter) && last.font.hasGlyphForCodePoint(codePoint)
        ? last.font
        : fontFor(codePoint, face, weight, script);
    if (last?.font === font) last.text += letter;
    else runs.push({ text: letter, font });
  }
  return runs;
}

function drawRun(run: Run, start: number, spacing: number, parts: string[]): number {
  const laid = run.font.layout(run.text);
  const scale = 1000 / run.font.unitsPerEm;
  let pen = start;
  laid.glyphs.forEach((glyph, index) => {
    if (glyph.id === 0) throw new Error(`missing glyph in “${run.text}”`);
    const position = laid.positions[index] ?? { xAdvance: 0, yAdvance: 0, xOffset: 0, yOffset: 0 };
    parts.push(drawGlyph(glyph.path.commands, pen + position.xOffset * scale, position.yOffset * scale, scale));
    pen += position.xAdvance * scale + (position.xAdvance === 0 ? 0 : spacing);
  });
  return pen;
}

const verbs: Record<string, string> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
};

function drawGlyph(commands: { command: string; args: number[] }[], x: number, y: number, scale: number): string {
  return commands
    .map(
      ({ command, args }) =>
        (verbs[command] ?? '') +
        args.map((value, at) => Math.round(at % 2 === 0 ? x + value * scale : -(y + value * scale))).join(' '),
    )
    .join('');
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
