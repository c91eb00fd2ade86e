export type Tone = { base: string; light: string; shade: string; line: string; lip: string };

export const tones = {
  porcelain: { base: '#ecc9b3', light: '#f6dccb', shade: '#d3a68d', line: '#a9745c', lip: '#c0706a' },
  ivory: { base: '#e6c5a4', light: '#f2d8bd', shade: '#cca27e', line: '#9a7050', lip: '#b5665e' },
  fair: { base: '#e3b99d', light: '#f0cfb8', shade: '#c9957a', line: '#9d6a52', lip: '#b8655f' },
  sand: { base: '#d9a98a', light: '#e8c2a6', shade: '#bd8768', line: '#8f5f46', lip: '#ab5b53' },
  olive: { base: '#cb9c76', light: '#ddb592', shade: '#ad7c58', line: '#80553b', lip: '#9f554b' },
  tan: { base: '#b98560', light: '#cd9e7a', shade: '#996745', line: '#6d442c', lip: '#8f4a42' },
  brown: { base: '#9b6a48', light: '#b28260', shade: '#7c5034', line: '#553421', lip: '#7d423b' },
  umber: { base: '#7b5037', light: '#94674c', shade: '#5e3a26', line: '#3c2417', lip: '#6d3a36' },
  ebony: { base: '#5d3b2a', light: '#76503c', shade: '#44291c', line: '#2a1810', lip: '#5b302f' },
} satisfies Record<string, Tone>;

export type ToneName = keyof typeof tones;

const toneNames = Object.keys(tones).filter(isToneName);

export function isToneName(name: string): name is ToneName {
  return name in tones;
}

/** The named tone nearest to a hex colour; lip and line colours exist only for named tones. */
export function nearestTone(hex: string): ToneName {
  const target = channels(hex);
  const distance = (name: ToneName) =>
    channels(tones[name].base).reduce((sum, value, at) => sum + (value - (target[at] ?? 0)) ** 2, 0);
  return toneNames.reduce((best, name) => (distance(name) < distance(best) ? name : best), 'sand');
}

/** Mixes two hex colours. `share`: part of the second, 0 to 1. */
export function mix(first: string, second: string, share: number): string {
  const other = channels(second);
  return `#${channels(first)
    .map((value, at) =>
      Math.round(value + ((other[at] ?? 0) - value) * share)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function channels(hex: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) || 0);
}
