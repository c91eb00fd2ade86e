import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create, type Font } from 'fontkit';
import { z } from 'zod';
import type { Script } from '../printed.ts';

export type Weight = 400 | 600 | 700;
export type Face = 'sans' | 'mono';

type Subset = { family: string; file: string; ranges: [number, number][] };

const require = createRequire(import.meta.url);
const monoFolder = new URL('../../../node_modules/geist/dist/fonts/geist-mono/', import.meta.url);
const parsed = new Map<string, Font>();
const families = new Map<string, Subset[]>();

const common = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-hebrew',
  'noto-sans-georgian',
  'noto-sans-armenian',
  'noto-sans-thai',
];

/** One Han code point has three national shapes; the script decides which font is asked first. */
function familyOrder(script: Script | undefined): string[] {
  if (script === 'hangul') return [...common, 'noto-sans-kr', 'noto-sans-sc', 'noto-sans-jp'];
  if (script === 'han') return [...common, 'noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'];
  return [...common, 'noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'];
}

/**
 * The font that contains a character. Throws when no bundled font does: an empty box on a document would look like a
 * finding.
 */
export function fontFor(codePoint: number, face: Face, weight: Weight, script: Script | undefined): Font {
  if (face === 'mono' && codePoint < 0x250) return monoFont(weight);
  for (const family of familyOrder(script)) {
    for (const subset of subsetsOf(family)) {
      if (!subset.ranges.some(([low, high]) => codePoint >= low && codePoint <= high)) continue;
      const font = open(`${family}/files/${family}-${subset.file}-${weight}-normal.woff`);
      if (font.hasGlyphForCodePoint(codePoint)) return font;
    }
  }
  throw new Error(`no bundled font draws U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
}

function monoFont(weight: Weight): Font {
  const name =
    weight === 400 ? 'GeistMono-Regular.ttf' : weight === 600 ? 'GeistMono-Medium.ttf' : 'GeistMono-SemiBold.ttf';
  return remembered(name, () => readFileSync(new URL(name, monoFolder)));
}

function open(path: string): Font {
  return remembered(path, () => readFileSync(require.resolve(`@fontsource/${path}`)));
}

function remembered(key: string, read: () => Buffer): Font {
  const known = parsed.get(key);
  if (known) return known;
  const font = create(read());
  if (!('layout' in font)) throw new Error(`${key} is a collection, not one font`);
  parsed.set(key, font);
  return font;
}

/** The CJK packages are split into about a hundred numbered files; `unicode.json` lists the ranges of each. */
function subsetsOf(family: string): Subset[] {
  const known = families.get(family);
  if (known) return known;
  const table = z
    .record(z.string(), z.string())
    .parse(JSON.parse(readFileSync(require.resolve(`@fontsource/${family}/unicode.json`), 'utf8')));
  const subsets = Object.entries(table).map(([name, ranges]) => ({
    family,
    file: name.replace(/[[\]]/g, ''),
    ranges: ranges.split(',').map(parseRange),
  }));
  families.set(family, subsets);
  return subsets;
}

function parseRange(range: string): [number, number] {
  const [low = '', high = low] = range.replace('U+', '').split('-');
  return [Number.parseInt(low, 16), Number.parseInt(high, 16)];
}
