import { pdf417 } from '../machine-readable/barcode.ts';
import { mrzLines } from '../machine-readable/mrz.ts';
import type { Portrait, Printed } from '../printed.ts';
import { hash } from '../seed.ts';
import { type Form, field, nameField } from '../sheet/field.ts';
import { ghost, photo } from '../sheet/holder-photo.ts';
import { type Palette, paletteOf } from '../sheet/palette.ts';
import { chip, drawOnDesk, emblem, microtext, type Sheet, specimenMark } from '../sheet/sheet.ts';
import { signature } from '../sheet/signature.ts';
import { countryInEnglish, countryTitle } from '../text/country-names.ts';
import { english, nativeLabels } from '../text/labels.ts';
import { shapesOf } from '../text/languages.ts';
import { letters } from '../text/lettering.ts';
import { capitals, cardDay, nativeName, wrapped } from '../text/words.ts';

/** ID-1 format, 85.6 × 54 mm. */
export const cardSheet = (printed: Printed, palette: Palette): Sheet => ({
  width: 1520,
  height: 958,
  radius: 54,
  palette,
  seed: `${printed.country}${printed.state ?? ''}`,
});

export function formOf(printed: Printed, palette: Palette): Form {
  return {
    palette,
    own: nativeLabels(printed),
    english,
    script: shapesOf(printed),
    isRightToLeft: /^(arabic|hebrew)$/.test(printed.script ?? ''),
  };
}

export function idCardFront(printed: Printed, portrait: Portrait): string {
  const palette = paletteOf(printed);
  const content = [
    header(printed, palette),
    photo(portrait, { x: 58, y: 196, width: 400, height: 515 }, palette),
    signature(portrait.seed, { x: 84, y: 740, width: 340, height: 120 }),
    ghost(portrait, { x: 1096, y: 664, width: 150, height: 193 }, palette),
    chip({ x: 1284, y: 690, width: 178, height: 140 }),
    fields(printed, formOf(printed, palette)),
    specimenMark({ x: 490, y: 190, width: 990, height: 690 }, { x: 760, y: 924 }),
  ];
  return drawOnDesk(cardSheet(printed, palette), content.join(''));
}

function header(printed: Printed, palette: Palette): string {
  const form = formOf(printed, palette);
  const own = form.own ? capitals(form.own.idCard) : '';
  const title = own || 'IDENTITY CARD';
  const under = own ? 'IDENTITY CARD' : '';
  const fill = palette.onBand;
  const country = letters(countryTitle(printed, form.isRightToLeft, ' · '), {
    x: 1322,
    y: 89,
    size: 28,
    weight: 600,
    fill,
    anchor: 'end',
    maxWidth: 440,
    script: form.script,
    opacity: 0.9,
  });
  const words = `SPECIMEN ${countryInEnglish(printed.country)}`;
  const micro = microtext(words, { x: 30, y: 168, width: 1480, fill: palette.label, id: 'micro' });
  return `<rect width="1520" height="150" fill="${palette.band}"/>
    ${emblem(112, 75, 54, 5 + (hash(printed.country) % 7), palette.onBand)}
    ${letters(title, { x: 192, y: under ? 70 : 92, size: 46, weight: 700, fill, maxWidth: 640, script: form.script })}
    ${letters(under, { x: 192, y: 117, size: 31, weight: 400, fill, tracking: 0.06 })}
    ${country}${letters(printed.country, { x: 1464, y: 95, size: 58, weight: 700, fill, anchor: 'end' })}
    ${micro}`;
}

function fields(printed: Printed, form: Form): string {
  const own = nativeName(printed);
  const day = (value: string) => cardDay(value, printed.country);
  return [
    nameField(
      form,
      'surname',
      { own: own.family, latin: capitals(printed.familyName) },
      { x: 506, y: 222, width: 956, size: 42 },
    ),
    nameField(
      form,
      'givenNames',
      { own: own.given, latin: capitals(printed.givenNames) },
      { x: 506, y: 324, width: 956, size: 42 },
    ),
    field(form, 'birth', day(printed.birthDate), { x: 506, y: 428, width: 330 }),
    field(form, 'sex', printed.gender, { x: 870, y: 428, width: 210 }),
    field(form, 'nationality', printed.country, { x: 1110, y: 428, width: 350 }),
    field(form, 'number', printed.number, { x: 506, y: 528, width: 330 }),
    printed.personalNumber ? field(form, 'personal', printed.personalNumber, { x: 870, y: 528, width: 590 }) : '',
    field(form, 'issued', day(printed.issuedOn), { x: 506, y: 628, width: 330 }),
    field(form, 'expires', day(printed.expiresOn), { x: 870, y: 628, width: 590 }),
    printed.birthPlace ? field(form, 'place', capitals(printed.birthPlace), { x: 506, y: 728, width: 560 }) : '',
  ].join('');
}

export function idCardBack(printed: Printed, portrait: Portrait): string {
  const palette = paletteOf(printed);
  const form = formOf(printed, palette);
  const content = [
    `<rect y="0" width="1520" height="64" fill="${palette.band}"/>`,
    letters(countryInEnglish(printed.country), {
      x: 58,
      y: 43,
      size: 28,
      weight: 600,
      fill: palette.onBand,
      tracking: 0.12,
    }),
    letters(printed.number, {
      x: 1462,
      y: 44,
      size: 30,
      weight: 600,
      face: 'mono',
      fill: palette.onBand,
      anchor: 'end',
    }),
    backFields(printed, form),
    ghost(portrait, { x: 1290, y: 110, width: 172, height: 221 }, palette),
    pdf417(`SPECIMEN ${printed.country} ${printed.number}`, { x: 900, y: 366, width: 562, height: 120 }),
    specimenMark({ x: 40, y: 60, width: 1200, height: 520 }, { x: 760, y: 572 }),
    mrzZone(mrzLines(printed), { top: 598, height: 360, width: 1520, size: 62, pitch: 46 }, palette),
  ];
  return drawOnDesk({ ...cardSheet(printed, palette), seed: `${printed.country} back` }, content.join(''));
}

function backFields(printed: Printed, form: Form): string {
  const address = printed.address ? wrapped(printed.address, 40, 2) : [];
  const top = address.length === 0 ? 142 : address.length === 1 ? 228 : 272;
  return [
    address[0] ? field(form, 'address', address[0], { x: 58, y: 122, width: 780, size: 32 }) : '',
    address[1]
      ? letters(address[1], { x: 58, y: 204, size: 32, weight: 600, fill: form.palette.ink, maxWidth: 780 })
      : '',
    field(form, 'authority', `${countryInEnglish(printed.country)} — SPECIMEN OFFICE`, {
      x: 58,
      y: top,
      width: 780,
      size: 30,
    }),
    field(form, 'issued', cardDay(printed.issuedOn, printed.country), { x: 58, y: top + 96, width: 360, size: 34 }),
    field(form, 'expires', cardDay(printed.expiresOn, printed.country), { x: 450, y: top + 96, width: 360, size: 34 }),
  ].join('');
}

/** The machine-readable zone: lines in a fixed pitch on a plain strip. */
export function mrzZone(
  lines: string[],
  at: { top: number; height: number; width: number; size: number; pitch: number },
  palette: Palette,
): string {
  const step = (at.height - 60) / lines.length;
  const x = (at.width - (lines[0] ?? '').length * at.pitch) / 2;
  const tracking = Number((at.pitch / at.size - 0.6).toFixed(5));
  const drawn = lines.map((line, index) =>
    letters(line, {
      x: x + 4,
      y: at.top + 30 + step * (index + 0.5) + at.size * 0.35,
      size: at.size,
      weight: 600,
      face: 'mono',
      fill: '#17191a',
      tracking,
    }),
  );
  return `<rect y="${at.top}" width="${at.width}" height="${at.height}" fill="#f7f7f4" opacity=".93"/>
    <path d="M0 ${at.top}H${at.width}" stroke="${palette.lines[0]}" stroke-width="2"/>${drawn.join('')}`;
}
