import { describe, expect, it } from 'vitest';
import { exampleNow } from '#test/builders/applicant-content.ts';
import { readZone } from './mrz.ts';

const card = ['I<KAZN094182575<<<<<<<<<<<<<<<', '9103041F3109188KAZ<<<<<<<<<<<6', 'OMAROVA<<AIDANA<<<<<<<<<<<<<<<'];
const passport = ['P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36D<<7408122F1204159ZE184226B<<<<<10'];

describe('readZone', () => {
  it('reads a card, with the digits it was read from', () => {
    expect(readZone(card.join('\n'), exampleNow)).toEqual({
      name: 'AIDANA OMAROVA',
      isNameCut: false,
      birthDate: { day: '1991-03-04', verbatim: '910304' },
      expiresOn: { day: '2031-09-18', verbatim: '310918' },
      gender: 'female',
      nationality: 'KAZ',
      issuer: 'KAZ',
      number: 'N09418257',
      personalNumber: null,
      digits: { right: 4, total: 4, wrong: [] },
    });
  });

  it('reads a passport, Germany by its own code', () => {
    const zone = readZone(passport.join('\r\n'), exampleNow);
    expect(zone).toMatchObject({
      name: 'ANNA MARIA ERIKSSON',
      nationality: 'DEU',
      issuer: 'DEU',
      personalNumber: 'ZE184226B',
    });
    expect(zone?.expiresOn?.day).toBe('2012-04-15');
  });

  it.each([
    [
      'a birth date altered by hand',
      card[1]?.replace('910304', '910403'),
      ['birthDateCheckDigit', 'compositeCheckDigit'],
    ],
    ['a wrong digit', card[1]?.replace('9103041', '9103042'), ['birthDateCheckDigit', 'compositeCheckDigit']],
    ['an altered expiry', card[1]?.replace('310918', '320918'), ['expirationDateCheckDigit', 'compositeCheckDigit']],
  ])('tells %s by the check digits', (_, line, wrong) => {
    const digits = readZone([card[0], line, card[2]].join('\n'), exampleNow)?.digits;
    expect(digits?.wrong.sort()).toEqual(wrong.sort());
    expect(digits?.right).toBe(4 - wrong.length);
  });

  it.each([
    ['26', '2026-03-04'],
    ['27', '1927-03-04'],
    ['08', '2008-03-04'],
  ])('takes the birth year %s for %s: nobody is born in the future', (short, day) => {
    expect(
      readZone([card[0], card[1]?.replace('910304', `${short}0304`), card[2]].join('\n'), exampleNow)?.birthDate?.day,
    ).toBe(day);
  });

  it.each(['', 'not a zone', 'I<KAZ', `${card[0]}\n${card[1]}`])('has nothing to say of %j', (text) => {
    expect(readZone(text, exampleNow)).toBeNull();
  });
});
