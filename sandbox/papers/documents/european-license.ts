import type { Portrait, Printed } from '../printed.ts';
import { ghost, photo } from '../sheet/holder-photo.ts';
import { type Palette, paletteOf } from '../sheet/palette.ts';
import { drawOnDesk, microtext, specimenMark } from '../sheet/sheet.ts';
import { signature } from '../sheet/signature.ts';
import { countryInEnglish } from '../text/country-names.ts';
import { letters } from '../text/lettering.ts';
import { capitals, cardDay, nativeName } from '../text/words.ts';
import { cardSheet, formOf } from './id-card.ts';

const columns = [420, 600, 890, 1180];
const classes = ['AM', 'A1', 'A2', 'A', 'B1', 'B', 'C1', 'C', 'BE'];

export function europeanFront(printed: Printed, portrait: Portrait): string {
  const palette = rose(paletteOf(printed));
  const content = [
    header(printed, palette),
    photo(portrait, { x: 58, y: 240, width: 372, height: 479 }, palette),
    fields(printed, palette),
    signature(portrait.seed, { x: 600, y: 756, width: 320, height: 100 }),
    letters('7.', { x: 520, y: 826, size: 24, fill: palette.label }),
    ghost(portrait, { x: 1290, y: 600, width: 172, height: 221 }, palette),
    specimenMark({ x: 460, y: 190, width: 1000, height: 690 }, { x: 760, y: 924 }),
  ];
  return drawOnDesk(cardSheet(printed, palette), content.join(''));
}

/** EU-model licences are pink in every country. */
function rose(palette: Palette): Palette {
  return { ...palette, paper: '#f7ecee', paperDeep: '#ecd5da', lines: ['#d19aa8', '#b9a3bf', '#93a9c4'] };
}

function header(printed: Printed, palette: Palette): string {
  const form = formOf(printed, palette);
  const own = form.own ? capitals(form.own.licence) : '';
  const country = countryInEnglish(printed.country);
  const fill = palette.label;
  const title =
    own === '' ? 'DRIVING LICENCE' : form.isRightToLeft ? `DRIVING LICENCE / ${own}` : `${own} / DRIVING LICENCE`;
  return `<rect x="58" y="50" width="150" height="120" rx="10" fill="#2b4a8f"/>
    ${letters(printed.country, { x: 133, y: 128, size: 50, weight: 700, fill: '#f4d35e', anchor: 'middle' })}
    ${letters(title, { x: 244, y: 106, size: 44, weight: 700, fill: palette.ink, maxWidth: 1210, script: form.script })}
    ${letters(country, { x: 244, y: 158, size: 32, weight: 600, fill, maxWidth: 1000, tracking: 0.08 })}
    ${microtext(`SPECIMEN ${country}`, { x: 58, y: 204, width: 1410, fill, id: 'micro' })}`;
}

function fields(printed: Printed, palette: Palette): string {
  const own = nativeName(printed);
  const { script } = formOf(printed, palette);
  const day = (value: string) => cardDay(value, printed.country);
  const both = (native: string, latin: string) => (native === '' ? latin : `${latin} / ${native}`);
  const item = (number: string, value: string, x: number, y: number, width: number, size = 36) =>
    letters(number, { x, y, size: 24, fill: palette.label }) +
    letters(value, { x: x + 56, y, size, weight: 600, fill: palette.ink, maxWidth: width, script });
  return [
    item('1.', both(own.family, capitals(printed.familyName)), 480, 278, 900, 42),
    item('2.', both(own.given, capitals(printed.givenNames)), 480, 342, 900, 42),
    item('3.', `${day(printed.birthDate)}  ${capitals(printed.birthPlace ?? '')}`.trim(), 480, 406, 900),
    item('4a.', day(printed.issuedOn), 480, 470, 300),
    item('4c.', 'SPECIMEN OFFICE', 960, 470, 440, 30),
    item('4b.', day(printed.expiresOn), 480, 534, 300),
    printed.personalNumber ? item('4d.', printed.personalNumber, 960, 534, 440) : '',
    item('5.', printed.number, 480, 598, 700, 42),
    printed.address ? item('8.', capitals(printed.address), 480, 660, 700, 30) : '',
    item('9.', printed.licenceClass ?? 'AM/B', 480, printed.address ? 724 : 660, 400, 42),
  ].join('');
}

export function europeanBack(printed: Printed, portrait: Portrait): string {
  const palette = rose(paletteOf(printed));
  const heldClasses = (printed.licenceClass ?? 'AM/B').split(/[/,\s]+/);
  const rows = classes.map((name, index) =>
    row(
      name,
      heldClasses.includes(name)
        ? [cardDay(printed.issuedOn, printed.country), cardDay(printed.expiresOn, printed.country)]
        : ['', ''],
      172 + index * 66,
      palette,
    ),
  );
  const heads = ['9.', '10.', '11.', '12.'].map((text, at) =>
    letters(text, { x: columns[at] ?? 0, y: 122, size: 26, weight: 600, fill: palette.label }),
  );
  const legend = { x: 58, size: 24, fill: palette.label, maxWidth: 1400 };
  const content = [
    ...heads,
    ...rows,
    `<g fill="none" stroke="${palette.label}" stroke-width="1.500">
      <path d="M400 134H1462M400 134V728M560 134V728M850 134V728M1140 134V728M1462 134V728"/></g>`,
    ghost(portrait, { x: 110, y: 180, width: 190, height: 244 }, palette),
    letters(printed.number, { x: 58, y: 520, size: 30, weight: 600, face: 'mono', fill: palette.ink, maxWidth: 310 }),
    letters('1. Name  2. Given names  3. Birth  4a. Issued  4b. Valid until  4c. Authority', { ...legend, y: 800 }),
    letters('5. Number  8. Address  9. Class  10. Since  11. Until  12. Conditions', { ...legend, y: 838 }),
    specimenMark({ x: 420, y: 140, width: 1020, height: 580 }, { x: 760, y: 912 }),
  ];
  return drawOnDesk({ ...cardSheet(printed, palette), seed: `${printed.country} back` }, content.join(''));
}

function row(name: string, [since, until]: [string, string] | string[], y: number, palette: Palette): string {
  const cell = (text: string, x: number, weight: 400 | 600) =>
    letters(text, { x, y: y + 6, size: 30, weight, fill: palette.ink });
  return `${cell(name, 424, 600)}${cell(since ?? '', 600, 400)}${cell(until ?? '', 890, 400)}
    <path d="M400 ${y + 28}H1462" stroke="${palette.label}" stroke-width="1.200"/>`;
}
