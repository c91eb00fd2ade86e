import type { Readings } from '#lib/review/hits/ladder/sides.ts';

const hasChinese = /\p{Script=Han}/u;

/**
 * How Chinese names among these are read in Mandarin, family names as family names ("单" is Shan, not Dan). The
 * dictionary is large: it is loaded when the first name needs it, and only on the server. A name in Japanese gets a
 * Mandarin reading too, which then agrees with nothing and says nothing.
 */
export async function chineseReadings(names: readonly string[]): Promise<Readings> {
  if (!names.some((name) => hasChinese.test(name))) return () => [];
  const { pinyin } = await import('pinyin-pro');
  return (name) => {
    if (!hasChinese.test(name)) return [];
    const syllables = pinyin(name, { toneType: 'none', surname: 'head', type: 'array', nonZh: 'consecutive' });
    const text = syllables.join(' ').replaceAll(/\s+/g, ' ').trim();
    // Passports write ü as yu: "Lyu". Other sources write u.
    return [...new Set([text.replaceAll('ü', 'yu'), text.replaceAll('ü', 'u')])];
  };
}
