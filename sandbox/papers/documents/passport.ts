import { mix } from '../face/skin.ts';
import { mrzLines } from '../machine-readable/mrz.ts';
import type { Portrait, Printed } from '../printed.ts';
import { hash } from '../seed.ts';
import { type Form, field, nameField } from '../sheet/field.ts';
import { rosette } from '../sheet/guilloche.ts';
import { ghost, photo } from '../sheet/holder-photo.ts';
import { type Palette, paletteOf } from '../sheet/palette.ts';
import { drawOnDesk, emblem, microtext, type Sheet, specimenMark } from '../sheet/sheet.ts';
import { signature } from '../sheet/signature.ts';
import { countryInEnglish, countryInItsLanguage, countryTitle } from '../text/country-names.ts';
import { letters } from '../text/lettering.ts';
import { capitals, nativeName, travelDay } from '../text/words.ts';
import { formOf, mrzZone } from './id-card.ts';

/** ID-3 format, 125 × 88 mm. */
const page = (printed: Printed, palette: Palette): Sheet => ({
  width: 1520,
  height: 1070,
  radius: 26,
  palette,
  seed: `${printed.country} passport`,
});

/** The shadow at the fold of the booklet. */
const FOLD = `<linearGradient id="fold" x1="0" y1="0" x2="0" y2="1">
  <stop offset="0" stop-color="#000" stop-opacity=".2"/>
  <stop offset="1" stop-color="#000" stop-opacity="0"/></linearGradient>
  <rect width="1520" height="26" fill="url(#fold)"/>`;

export function passportPage(printed: Printed, portrait: Portrait): string {
  const palette = paletteOf(printed);
  const content = [
    header(printed, palette),
    photo(portrait, { x: 58, y: 168, width: 408, height: 525 }, palette),
    signature(portrait.seed, { x: 96, y: 716, width: 320, height: 110 }),
    ghost(portrait, { x: 1290, y: 610, width: 172, height: 221 }, palette),
    fields(printed, formOf(printed, palette)),
    specimenMark({ x: 480, y: 160, width: 1000, height: 700 }, { x: 1190, y: 96 }),
    mrzZone(mrzLines(printed), { top: 872, height: 198, width: 1520, size: 50, pitch: 32.5 }, palette),
    FOLD,
  ];
  return drawOnDesk(page(printed, palette), content.join(''));
}

function header(printed: Printed, palette: Palette): string {
  const form = formOf(printed, palette);
  const country = countryTitle(printed, form.isRightToLeft, ' · ');
  const words = `SPECIMEN ${countryInEnglish(printed.country)} PASSPORT`;
  const left = { x: 172, maxWidth: 850, script: form.script };
  const title =
    form.own && form.own.passport !== form.english.passport
      ? form.isRightToLeft
        ? `PASSPORT / ${form.own.passport}`
        : `${capitals(form.own.passport)} / PASSPORT`
      : 'PASSPORT';
  return `${emblem(100, 88, 46, 5 + (hash(printed.country) % 7), palette.emblem)}
    ${letters(country, { ...left, y: 84, size: 40, weight: 700, fill: palette.emblem })}
    ${letters(title, { ...left, y: 124, size: 26, weight: 600, fill: palette.label, tracking: 0.06 })}
    <g fill="none" stroke="${palette.emblem}" stroke-width="5">
    <rect x="1384" y="58" width="78" height="50" rx="3"/>
    <circle cx="1423" cy="83" r="13"/>
    <path d="M1384 83H1410M1436 83H1462"/></g>
    ${microtext(words, { x: 58, y: 152, width: 1410, fill: palette.label, id: 'micro' })}`;
}

function fields(printed: Printed, form: Form): string {
  const own = nativeName(printed);
  const bare: Form = { ...form, own: undefined };
  const type =
    letters('Type', { x: 510, y: 194, size: 20, fill: form.palette.label }) +
    letters('P', { x: 510, y: 237, size: 37, weight: 600, fill: form.palette.ink });
  const code =
    letters('Country code', { x: 640, y: 194, size: 20, fill: form.palette.label }) +
    letters(printed.country, { x: 640, y: 237, size: 37, weight: 600, fill: form.palette.ink });
  return [
    type,
    code,
    field({ ...bare, own: form.own }, 'number', printed.number, { x: 1010, y: 194, width: 450 }),
    nameField(
      form,
      'surname',
      { own: own.family, latin: capitals(printed.familyName) },
      { x: 510, y: 292, width: 952, size: 42 },
    ),
    nameField(
      form,
      'givenNames',
      { own: own.given, latin: capitals(printed.givenNames) },
      { x: 510, y: 394, width: 952, size: 42 },
    ),
    field(form, 'nationality', `${countryInEnglish(printed.country)}`, { x: 510, y: 498, width: 460 }),
    printed.personalNumber ? field(form, 'personal', printed.personalNumber, { x: 1010, y: 498, width: 450 }) : '',
    field(form, 'birth', travelDay(printed.birthDate), { x: 510, y: 596, width: 320 }),
    field(form, 'sex', printed.gender, { x: 860, y: 596, width: 130 }),
    printed.birthPlace ? field(form, 'place', capitals(printed.birthPlace), { x: 1010, y: 596, width: 260 }) : '',
    field(form, 'issued', travelDay(printed.issuedOn), { x: 510, y: 694, width: 320 }),
    field(form, 'expires', travelDay(printed.expiresOn), { x: 860, y: 694, width: 400 }),
    field(form, 'authority', 'SPECIMEN OFFICE', { x: 510, y: 786, width: 740, size: 30 }),
  ].join('');
}

/** The second image of a passport is its cover. */
export function passportCover(printed: Printed): string {
  const palette = paletteOf(printed);
  const form = formOf(printed, palette);
  const deep = mix(palette.band, '#0b0d12', 0.45);
  const gold = '#d8bf7a';
  const width = 1070;
  const height = 1520;
  const line = (text: string, y: number, size: number, weight: 400 | 700 = 700) =>
    letters(text, {
      x: width / 2,
      y,
      size,
      weight,
      fill: gold,
      anchor: 'middle',
      maxWidth: 860,
      tracking: 0.06,
      script: form.script,
    });
  const title = form.own && form.own.passport !== form.english.passport ? capitals(form.own.passport) : '';
  const content = `<rect width="${width}" height="${height}" fill="${deep}"/>
    <path d="${rosette(width / 2, height / 2, 620, 14, 18)}" fill="none" stroke="#fff" stroke-opacity=".05"
    stroke-width="2"/>${line(countryInItsLanguage(printed), 200, 62)}
    ${line(countryInEnglish(printed.country), 290, 50)}
    ${emblem(width / 2, 700, 250, 5 + (hash(printed.country) % 7), gold)}${line(title, 1110, 66)}
    ${line('PASSPORT', 1200, 58)}
    <g fill="none" stroke="${gold}" stroke-width="9">
    <rect x="${width / 2 - 76}" y="1262" width="152" height="98" rx="5"/>
    <circle cx="${width / 2}" cy="1311" r="26"/>
    <path d="M${width / 2 - 76} 1311h50M${width / 2 + 26} 1311h50"/></g>${line('SPECIMEN', 1450, 34, 400)}
    <rect width="36" height="${height}" fill="#000" opacity=".22"/>`;
  return drawOnDesk({ width, height, radius: 34, palette, seed: printed.country }, content);
}
