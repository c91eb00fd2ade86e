import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { driverLicenseBack, driverLicenseFront } from './documents/driver-license.ts';
import { idCardBack, idCardFront } from './documents/id-card.ts';
import { passportCover, passportPage } from './documents/passport.ts';
import { createPens, type Portrait, type Printed } from './index.ts';
import { letters, measure } from './text/lettering.ts';

const { drawBack, drawFront, drawLivenessFrame, drawProofOfAddress, drawProofOfAddressPdf, drawSelfie } = createPens();

const portrait: Portrait = { seed: 'aidana', gender: 'female', ageYears: 34 };
const dates = { birthDate: '1991-03-04', issuedOn: '2021-09-18', expiresOn: '2031-09-18' };
const printed: Printed = {
  kind: 'id_card',
  country: 'KAZ',
  number: 'N09418257',
  familyName: 'Omarova',
  givenNames: 'Aidana',
  gender: 'F',
  ...dates,
};
const bill = {
  name: 'Aidana Omarova',
  address: '84 Saryarka Street, 010000 Astana, Kazakhstan',
  issuedOn: '2026-09-02',
  issuer: 'Astana Energy Supply',
};

const names: [Printed['script'], country: string, family: string, given: string][] = [
  ['latin', 'DEU', 'Müller-Groß', 'Jörg Łukasz Đặng'],
  ['cyrillic', 'KAZ', 'Омарова', 'Айдана Қыздың ғәӘ'],
  ['cyrillic', 'UKR', 'Шевченко', 'Їжак Ґалина'],
  ['arabic', 'JOR', 'الخطيب', 'عمر يوسف'],
  ['arabic', 'IRN', 'پژمان', 'گلچهره'],
  ['hebrew', 'ISR', 'כהן', 'שרה־רחל'],
  ['devanagari', 'IND', 'कृष्णमूर्ति', 'श्री प्रियदर्शिनी'],
  ['georgian', 'GEO', 'ბერიძე', 'ნინო'],
  ['armenian', 'ARM', 'Հակոբյան', 'Անահիտ'],
  ['thai', 'THA', 'ศรีสุวรรณ', 'สมชาย'],
  ['han', 'CHN', '欧阳', '秀英'],
  ['kana', 'JPN', '小林', 'さくら ハルト'],
  ['hangul', 'KOR', '김', '서연'],
  ['greek', 'GRC', 'Παπαδόπουλος', 'Ελένη'],
];

describe('Drawn documents', () => {
  it.each(names)(
    'Names in %s for %s: every letter has a glyph',
    (script, country, nativeFamilyName, nativeGivenNames) => {
      const document: Printed = {
        ...printed,
        country,
        script,
        nativeFamilyName,
        nativeGivenNames,
        address: '1 Long Street, Old Town',
        birthPlace: 'Springfield',
      };
      const sides = [passportPage, passportCover, idCardFront, idCardBack, driverLicenseFront, driverLicenseBack];
      // A missing glyph throws when text is laid out, before rasterising.
      for (const draw of sides) expect(draw(document, portrait)).toMatch(/^<svg[\s\S]+<\/svg>$/);
    },
  );

  it.each(['passport', 'id_card', 'driver_license'] as const)(
    'Both sides of a %s: JPEG, wide enough and not too large',
    async (kind) => {
      for (const image of [
        await drawFront({ ...printed, kind }, portrait),
        await drawBack({ ...printed, kind }, portrait),
      ]) {
        const { format, width } = await sharp(image).metadata();
        expect(format).toBe('jpeg');
        expect(width).toBeGreaterThan(1100);
        expect(image.length).toBeLessThan(360_000);
      }
    },
  );

  it('A letter that no bundled font contains: an error, not an empty box', () => {
    expect(() => letters('𓀀', { x: 0, y: 0, size: 20, fill: '#000' })).toThrow(/U\+13000/);
  });

  it('Arabic letters are joined, Devanagari letters are stacked', () => {
    const apart = (text: string, script: Printed['script']) =>
      [...text].reduce((sum, letter) => sum + measure(letter, { size: 100, script }), 0);
    expect(measure('لا', { size: 100, script: 'arabic' })).toBeLessThan(apart('لا', 'arabic') * 0.9);
    expect(measure('क्ष', { size: 100, script: 'devanagari' })).toBeLessThan(apart('क्ष', 'devanagari') * 0.8);
  });

  it('A name wider than its field: drawn smaller', () => {
    const scale = (text: string) =>
      Number(/scale\(([\d.]+)\)/.exec(letters(text, { x: 0, y: 0, size: 40, fill: '#000', maxWidth: 300 }))?.[1]);
    expect(scale('Lee')).toBe(0.04);
    expect(scale('Venkatanarasimharajuvaripeta Krishnamurthy')).toBeLessThan(0.02);
  });

  it('The same input gives the same bytes; another face gives others', async () => {
    const [once, again, other] = [
      await drawFront(printed, portrait),
      await drawFront(printed, portrait),
      await drawFront(printed, { ...portrait, seed: 'gulnara' }),
    ];
    expect(once.equals(again)).toBe(true);
    expect(once.equals(other)).toBe(false);
  });

  it('Selfies and liveness frames: one size, each step a different image', async () => {
    const frames = [
      await drawSelfie(portrait),
      await drawSelfie(portrait, 'unreadable'),
      await drawLivenessFrame(portrait, 0),
      await drawLivenessFrame(portrait, 1),
      await drawLivenessFrame(portrait, 3),
    ];
    const sizes = await Promise.all(frames.map(async (frame) => sharp(frame).metadata()));
    expect(new Set(sizes.map(({ width, height }) => `${width} × ${height}`))).toEqual(new Set(['960 × 1152']));
    expect(new Set(frames.map((frame) => frame.toString('base64'))).size).toBe(frames.length);
    // The caption is sharp in both images, so only the picture above it is measured.
    const picture = { left: 0, top: 0, width: 960, height: 1060 };
    const sharpness = async (frame: Buffer | undefined) =>
      (await sharp(await sharp(frame).extract(picture).toBuffer()).stats()).sharpness;
    expect(await sharpness(frames[1])).toBeLessThan((await sharpness(frames[0])) / 3);
  });

  it('The bill as PDF: opens, one page', async () => {
    const document = await PDFDocument.load(await drawProofOfAddressPdf(bill));
    expect(document.getPageCount()).toBe(1);
    expect((await sharp(await drawProofOfAddress(bill)).metadata()).height).toBe(1754);
  });

  it('At half the scale: every image is half as wide and half as high', async () => {
    const sizesOf = async (pens: ReturnType<typeof createPens>) => {
      const images = [
        await pens.drawFront(printed, portrait),
        await pens.drawBack(printed, portrait),
        await pens.drawSelfie(portrait),
        await pens.drawSelfie(portrait, 'unreadable'),
        await pens.drawLivenessFrame(portrait, 1),
        await pens.drawProofOfAddress(bill),
      ];
      return Promise.all(images.map(async (image) => sharp(image).metadata()));
    };
    const [whole, half] = await Promise.all([sizesOf(createPens()), sizesOf(createPens(0.5))]);
    expect(half.map(({ width, height }) => [width, height])).toEqual(
      whole.map(({ width, height }) => [width / 2, height / 2]),
    );
  });
});
