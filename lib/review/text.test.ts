import { describe, expect, it, test } from 'vitest';
import { searchText } from './clean-text.ts';
import { formFields, oneLine, prose, settingText, vendorId } from './text.ts';

describe('Prose', () => {
  it.each([
    ['a NUL and a lone surrogate together', 'asked\u0000 by\ud800 phone', 'asked by phone'],
    ['a NUL that parts a surrogate pair', 'fine \ud83d\u0000\ude00', 'fine 😀'],
    ['an override of the direction', 'invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['isolates around a name, as messengers paste them', 'said \u2068Наталія\u2069', 'said Наталія'],
    ['an escape sequence of a terminal', '\u001b[31mred\u001b[0m', '[31mred[0m'],
    ['the line ends of other systems', 'one\r\ntwo\rthree\n', 'one\ntwo\nthree'],
    ['letters and marks apart', 'Ame\u0301lie', 'Am\u00e9lie'],
  ])('is cleaned of %s', (_what, sent, kept) => expect(prose(100).parse(sent)).toBe(kept));

  it.each(['שלום, עולם', 'مرحبا\u200fبك', 'नमस्ते', '👩🏽‍⚖️ signed', 'two\nlines\tand a tab'])(
    'keeps %j as it is',
    (text) => {
      expect(prose(100).parse(text)).toBe(text);
    },
  );
});

describe('A name or a secret', () => {
  const bad = ['a\u0000b', 'a\u0007b', 'a\u0085b', 'a\ud800b', 'a\u202eb', 'a\u2066b'];
  test.each(bad)('is refused with %j, in a name and in a setting', (text) => {
    expect(oneLine(10).safeParse(text).success).toBe(false);
    expect(settingText(10).safeParse(text).success).toBe(false);
  });

  it('is one line; a setting may hold several', () => {
    expect(oneLine(10).safeParse('a\nb').success).toBe(false);
    expect(settingText(10).parse('a\r\nb\n')).toBe('a\r\nb\n');
  });

  it('is never changed', () => expect(oneLine(10).parse(' e\u0301 ')).toBe(' e\u0301 '));
});

test('An id that a vendor gave is accepted with any character that PostgreSQL can store', () => {
  expect(vendorId(10).parse('a\u202eb\n')).toBe('a\u202eb\n');
  for (const text of ['', 'a\u0000b', 'a\ud800']) expect(vendorId(10).safeParse(text).success).toBe(false);
});

test('A search text is cut without leaving half a character', () => {
  expect(searchText('\u0000shev\u202echuk\n', 100)).toBe('shevchuk');
  expect(searchText('ab😀', 3)).toBe('ab');
});

describe('The fields of a vendor’s form', () => {
  it('are cleaned at any depth; values other than text are kept', () => {
    const sent = { name: 'A\u0000nna\ud800', at: new Date(0), list: [{ 'no\u0000te': 'x\u202ey\nz' }, 3, null, true] };
    expect(formFields.parse(sent)).toEqual({ name: 'Anna', at: new Date(0), list: [{ note: 'xy\nz' }, 3, null, true] });
  });

  it('are refused when they are nested too deeply', () => {
    const endless: Record<string, unknown> = {};
    endless.again = endless;
    expect(formFields.safeParse(endless).success).toBe(false);
  });
});
