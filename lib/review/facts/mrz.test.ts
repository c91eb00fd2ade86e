import { describe, expect, it } from 'vitest';
import { exampleNow } from '#test/builders/applicant-content.ts';
import { readZone } from './mrz.ts';

const card = ['I<KAZN094182575<<<<<<<<<<<<<<<', '9103041F3109188KAZ<<<<<<<<<<<6', 'OMAROVA<<AIDANA<<<<<<<<<<<<<<<'];
const passport = ['P<D<<ERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L898902C36D<<7408122F1204159ZE184226B<<<<<10'];

describe('readZone', () => {
  it('reads a card, with the characters of its dates', () => {
    expect(readZone(card.join('\n'), exampleNow)).toEqual({
      name: 'AIDANA OMAROVA',
      isNameCut: false,
      isNameMisread: false,
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

  it('reads a passport, with D for Germany', () => {
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
  ])('finds %s by the check digits', (_, line, wrong) => {
    const digits = readZone([card[0], line, card[2]].join('\n'), exampleNow)?.digits;
    expect(digits?.wrong.sort()).toEqual(wrong.sort());
    expect(digits?.right).toBe(4 - wrong.length);
  });

  it.each([
    ['26', '2026-03-04'],
    ['27', '1927-03-04'],
    ['08', '2008-03-04'],
  ])('reads the birth year %s as %s: no birth date is in the future', (short, day) => {
    expect(
      readZone([card[0], card[1]?.replace('910304', `${short}0304`), card[2]].join('\n'), exampleNow)?.birthDate?.day,
    ).toBe(day);
  });

  // Specimens of ICAO 9303 part 7: MRV-A and MRV-B have no composite check digit and no personal number.
  it.each([
    ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<', 'L8988901C4XXX4009078F96121096ZE184226B<<<<<<'],
    ['V<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<', 'L8988901C4XXX4009078F9612109<<<<<<<<'],
  ])('reads the visa %s', (...lines) => {
    expect(readZone(lines.join('\n'), exampleNow)).toMatchObject({
      name: 'ANNA MARIA ERIKSSON',
      isNameCut: false,
      number: 'L8988901C',
      birthDate: { day: '1940-09-07' },
      personalNumber: null,
      digits: { right: 3, total: 3, wrong: [] },
    });
    const altered = [lines[0], lines[1]?.replace('400907', '400908')].join('\n');
    expect(readZone(altered, exampleNow)?.digits.wrong).toEqual(['birthDateCheckDigit']);
  });

  it.each([
    ['8806923102858CORINNE<<<<<<<6512068F6', 'CORINNE BERTHIER', false],
    ['8806923102858MARIE<<CATHERI6512068F3', 'MARIE CATHERI BERTHIER', true],
  ])('reads the French card before 2021, %s', (line, name, isNameCut) => {
    const zone = readZone(`IDFRABERTHIER<<<<<<<<<<<<<<<<<<<<<<<\n${line}`, exampleNow);
    expect(zone).toMatchObject({ name, isNameCut, number: '880692310285', issuer: 'FRA', expiresOn: null });
    expect(zone?.digits.wrong).toEqual([]);
  });

  it('reads the family name, the only one, of a driving licence of one line', () => {
    const licence = 'D1FRA13AA000026181231MARTIN<<9';
    expect(readZone(licence, exampleNow)).toMatchObject({ name: 'MARTIN', isNameCut: true });
  });

  it.each([
    [
      'no given name',
      'I<KAZN094182575<<<<<<<<<<<<<<<\n9103041F3109188KAZ<<<<<<<<<<<6\nSUHARTI<<<<<<<<<<<<<<<<<<<<<<<',
      'SUHARTI',
    ],
    ['one name over the whole line', `${card[0]}\n${card[1]}\n${'A'.repeat(30)}`, 'A'.repeat(30)],
  ])('reads %s', (_, text, name) => expect(readZone(text, exampleNow)?.name).toBe(name));

  it('reads a card of 2 × 36 with a digit in its name as a misread name, not as a French card', () => {
    const older = ['I<UTOERIKSSON<<ANNA<MARIA<<<<<<<0<<<', 'D231458907UTO7408122F1204159<<<<<<<6'].join('\n');
    expect(readZone(older, exampleNow)).toMatchObject({
      birthDate: { day: '1974-08-12' },
      isNameMisread: true,
      digits: { right: 4, total: 4 },
    });
  });

  it.each([
    ['as one line', passport.join('')],
    ['with a caret', passport.join('^')],
    ['with spaces', passport.join(' \n ')],
  ])('reads lines given %s', (_, text) => expect(readZone(text, exampleNow)?.number).toBe('L898902C3'));

  it.each(['', 'not a zone', 'I<KAZ', `${card[0]}\n${card[1]}`])('reads nothing from %j', (text) => {
    expect(readZone(text, exampleNow)).toBeNull();
  });
});
