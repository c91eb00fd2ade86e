import { expect, test } from 'vitest';
import { isSameIgnoringCase, titleCase } from './person-name.ts';

test.each([
  ['OMAROVA AIDANA', 'Omarova Aidana'],
  ['ŞAHİN', 'Şahin'],
  ['I\u0307BRAHI\u0307M', 'İbrahim'],
  ['İDİL IŞIK', 'İdil Işık'],
  ['YILDIRIM ERDOĞAN', 'Yıldırım Erdoğan'],
  ['İLQAR MƏMMƏDOV', 'İlqar Məmmədov'],
  ['ILIE POP', 'Ilie Pop'],
  ['MÜLLER-LÜDENSCHEIDT', 'Müller-Lüdenscheidt'],
  ['ΑΛΕΞΗΣ', 'Αλεξης'],
  ['ᲜᲘᲜᲣᲪᲐ', 'ნინუცა'],
  ['ნინუცა', 'ნინუცა'],
  ['McIntyre', 'McIntyre'],
])('%s is shown as %s', (name, shown) => {
  expect(titleCase(name)).toBe(shown);
});

test.each([
  ['ŞAHİN', 'Şahin', true],
  ['IŞIK', 'Işık', true],
  ['GROSS', 'Groß', true],
  ['ΑΛΕΞΗΣ', 'Αλεξης', true],
  ['Jose', 'José', false],
  ['Sahin', 'Şahin', false],
])('%s and %s are the same word apart from capitals: %s', (a, b, isSame) => {
  expect(isSameIgnoringCase(a, b)).toBe(isSame);
});
