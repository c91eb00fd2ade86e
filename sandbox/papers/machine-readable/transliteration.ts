import anyAscii from 'any-ascii';

/**
 * Letters that ICAO 9303-3, section 6 A, does not replace by their base letter. All other letters lose their accent.
 */
const recommended: Record<string, string> = {
  Ä: 'AE',
  Å: 'AA',
  Æ: 'AE',
  Ǽ: 'AE',
  Ð: 'D',
  Đ: 'D',
  Ħ: 'H',
  ı: 'I',
  İ: 'I',
  Ĳ: 'IJ',
  ĸ: 'Q',
  Ŀ: 'L',
  Ł: 'L',
  Ŋ: 'N',
  Ñ: 'N',
  Ö: 'OE',
  Ø: 'OE',
  Œ: 'OE',
  ß: 'SS',
  ẞ: 'SS',
  Þ: 'TH',
  Ŧ: 'T',
  Ü: 'UE',
  Ə: 'E',
};

/**
 * Latin letters to A–Z, for the machine-readable zone. Hyphens and spaces become one filler; apostrophes and full stops
 * are removed (9303-3, 4.6).
 */
export function transliterate(name: string): string {
  const plain = [...name.normalize('NFC').toLocaleUpperCase('en')].map(plainLetter).join('');
  return plain
    .replace(/[-\s,]+/g, '<')
    .replace(/[^A-Z<]/g, '')
    .replace(/^<+|<+$/g, '');
}

function plainLetter(letter: string): string {
  const bare = recommended[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
  return /^[\x20-\x7e]*$/.test(bare) ? bare : anyAscii(bare).toUpperCase();
}
