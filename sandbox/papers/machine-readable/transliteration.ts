import anyAscii from 'any-ascii';

/** ICAO 9303-3, section 6 A: where a letter is not simply its base letter. What is not here loses its accent. */
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
 * Latin letters with signs to A–Z, as the machine-readable zone wants them. Hyphens and spaces become one filler,
 * apostrophes and full stops vanish (9303-3, 4.6).
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
