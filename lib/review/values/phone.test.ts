import { expect, test } from 'vitest';
import { currentPhone, maskedPhone, phoneLabel } from './phone.ts';

test.each([
  ['+5215512345678', '+525512345678'],
  ['+520445512345678', '+525512345678'],
  ['+525512345678', '+525512345678'],
  ['+549111523456789', '+5491123456789'],
  ['+5491123456789', '+5491123456789'],
  ['+549999999999999', '+549999999999999'],
  ['+15215512345678', '+15215512345678'],
  ['call me', 'call me'],
])('%s is dialed today as %s', (number, today) => {
  expect(currentPhone(number)).toBe(today);
});

test.each([
  ['+5215512345678', '+52 55 1234 5678', '+52 ••• ••• •• 78'],
  ['+5491123456789', '+54 9 11 2345 6789', '+54 ••• ••• •• 89'],
  ['call me', 'call me', '••• ••• •• ••'],
])('%s is shown as %s, and masked as %s', (phone, label, masked) => {
  expect([phoneLabel(phone), maskedPhone(phone)]).toEqual([label, masked]);
});
