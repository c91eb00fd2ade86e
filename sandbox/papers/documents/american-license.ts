import { mix } from '../face/skin.ts';
import { aamvaPayload, documentDiscriminator, eyeCode, feetAndInches, homeAddress } from '../machine-readable/aamva.ts';
import { pdf417 } from '../machine-readable/barcode.ts';
import type { Portrait, Printed } from '../printed.ts';
import { ghost, photo } from '../sheet/holder-photo.ts';
import { type Palette, paletteOf, specimenRed } from '../sheet/palette.ts';
import { drawOnDesk, microtext, specimenFoot, specimenMark } from '../sheet/sheet.ts';
import { signature } from '../sheet/signature.ts';
import { stateNames } from '../text/country-names.ts';
import { letters, measure } from '../text/lettering.ts';
import { capitals, cardDay } from '../text/words.ts';
import { cardSheet } from './id-card.ts';

export function americanFront(printed: Printed, portrait: Portrait): string {
  const palette = paletteOf(printed);
  const content = [
    header(printed, palette),
    photo(portrait, { x: 58, y: 206, width: 404, height: 520 }, palette),
    signature(portrait.seed, { x: 84, y: 750, width: 340, height: 116 }),
    ghost(portrait, { x: 1270, y: 600, width: 192, height: 247 }, palette),
    fields(printed, palette),
    specimenMark({ x: 490, y: 190, width: 990, height: 690 }, { x: 760, y: 924 }),
  ];
  return drawOnDesk(cardSheet(printed, palette), content.join(''));
}

function header(printed: Printed, palette: Palette): string {
  const state = stateNames[printed.state ?? ''] ?? 'UNITED STATES';
  const isCanadian = printed.country === 'CAN';
  const title = isCanadian ? 'DRIVER’S LICENCE' : 'DRIVER LICENSE';
  const deep = mix(palette.band, '#101418', 0.25);
  const small = { size: 26, weight: 600, tracking: 0.3 } as const;
  const right = { x: 1380, y: 112, anchor: 'end' } as const;
  return `<linearGradient id="sky" x1="0" y1="0" x2=".12" y2="1">
    <stop offset="0" stop-color="${palette.band}" stop-opacity=".42"/>
    <stop offset="1" stop-color="${palette.band}" stop-opacity="0"/></linearGradient>
    <rect width="1520" height="300" fill="url(#sky)"/>${hills(palette)}
    ${letters(state, { x: 58, y: 118, size: 88, weight: 700, fill: deep, maxWidth: 820, tracking: 0.02 })}
    ${letters(isCanadian ? 'CANADA' : 'USA', { ...small, x: 60, y: 162, fill: palette.label })}
    ${letters(title, { ...right, size: 48, weight: 700, fill: palette.ink, maxWidth: 480 })}
    ${isCanadian ? '' : star(1432, 92, 30)}
    ${microtext(`SPECIMEN ${state} ${title}`, { x: 40, y: 190, width: 1470, fill: palette.label, id: 'micro' })}`;
}

function hills(palette: Palette): string {
  return `<g fill="${palette.band}">
    <path d="M0 958V820C180 742 330 846 520 792S900 690 1120 776S1420 806 1520 744V958Z" opacity=".08"/>
    <path d="M0 958V876C240 806 420 906 680 852S1180 812 1520 862V958Z" opacity=".1"/></g>`;
}

/** Gold star of a card that meets the REAL ID Act. */
function star(cx: number, cy: number, radius: number): string {
  const points = Array.from({ length: 10 }, (_, at) => {
    const r = at % 2 === 0 ? radius * 0.72 : radius * 0.3;
    const angle = -Math.PI / 2 + (at * Math.PI) / 5;
    return `${(cx + Math.cos(angle) * r).toFixed(1)} ${(cy + Math.sin(angle) * r).toFixed(1)}`;
  });
  return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="#c8a545"/><path d="M${points.join('L')}Z" fill="#fff8e4"/>`;
}

function fields(printed: Printed, palette: Palette): string {
  const home = homeAddress(printed.address ?? '', printed.state ?? '');
  const isCanadian = printed.country === 'CAN';
  const day = (value: string) => cardDay(value, printed.country);
  const height = printed.heightCm ?? 170;
  const item = (label: string, value: string, x: number, y: number, width: number, size = 36, fill = palette.ink) =>
    letters(label, { x, y, size: 20, fill: palette.label, weight: 600 }) +
    letters(value, { x: x + indent(label), y, size, weight: 600, fill, maxWidth: width - indent(label) });
  const city = [home.city, `${home.state} ${isCanadian ? home.zip : home.zip.slice(0, 5)}`]
    .filter((part) => part !== '')
    .join(', ');
  return [
    item('4d DL', printed.number, 506, 262, 560, 48, specimenRed),
    item('9 CLASS', printed.licenceClass ?? 'C', 1150, 262, 300),
    item('4b EXP', day(printed.expiresOn), 506, 326, 520, 38, specimenRed),
    item('9a END', 'NONE', 1150, 326, 300, 32),
    item('1 LN', capitals(printed.familyName), 506, 396, 940, 44),
    item('2 FN', capitals(printed.givenNames), 506, 456, 940, 44),
    printed.address ? letters('8', { x: 506, y: 508, size: 20, weight: 600, fill: palette.label }) : '',
    printed.address
      ? letters(home.street, { x: 532, y: 508, size: 31, weight: 400, fill: palette.ink, maxWidth: 700 })
      : '',
    printed.address ? letters(city, { x: 532, y: 548, size: 31, weight: 400, fill: palette.ink, maxWidth: 700 }) : '',
    item('3 DOB', day(printed.birthDate), 506, 622, 600, 46, specimenRed),
    item('12 RSTR', 'NONE', 940, 622, 300, 32),
    item('15 SEX', printed.gender, 506, 694, 200, 34),
    item('16 HGT', isCanadian ? `${height} cm` : feetAndInches(height), 700, 694, 300, 34),
    item('18 EYES', eyeCode(printed.eyeColor), 940, 694, 300, 34),
    item('4a ISS', day(printed.issuedOn), 506, 760, 400, 34),
    item('5 DD', documentDiscriminator(printed), 506, 824, 700, 28),
  ].join('');
}

function indent(label: string): number {
  return measure(label, { size: 20, weight: 600 }) + 13;
}

/** The back of a state's driver licence or identity card: both have the barcode of the AAMVA. */
export function americanBack(printed: Printed, portrait: Portrait): string {
  const palette = paletteOf(printed);
  const isLicence = printed.kind === 'driver_license';
  const state = stateNames[printed.state ?? ''] ?? 'UNITED STATES';
  const most = printed.country === 'CAN' ? '11,000 kg' : '26,000 lbs';
  const small = (text: string, y: number) => letters(text, { x: 58, y, size: 22, fill: palette.label, maxWidth: 900 });
  const content = [
    hills(palette),
    letters(state, { x: 58, y: 92, size: 42, weight: 700, fill: palette.band, tracking: 0.08 }),
    letters(`5 DD  ${documentDiscriminator(printed)}`, {
      x: 1462,
      y: 88,
      size: 28,
      weight: 600,
      face: 'mono',
      fill: palette.ink,
      anchor: 'end',
    }),
    microtext(`SPECIMEN ${state} ${isLicence ? 'DRIVER LICENSE' : 'IDENTIFICATION CARD'}`, {
      x: 58,
      y: 122,
      width: 1410,
      fill: palette.label,
      id: 'micro',
    }),
    small(
      isLicence
        ? `CLASS ${printed.licenceClass ?? 'C'}: any vehicle with a gross weight of ${most} or less.`
        : 'IDENTIFICATION CARD: not a license to drive.',
      170,
    ),
    small('ENDORSEMENTS: none.   RESTRICTIONS: none.   DONOR: not recorded.', 206),
    small('This card was drawn for tests. It identifies nobody and grants nothing.', 242),
    ghost(portrait, { x: 1310, y: 150, width: 152, height: 195 }, palette),
    '<rect x="58" y="372" width="1404" height="452" rx="10" fill="#fff"/>',
    pdf417(aamvaPayload(printed), { x: 90, y: 400, width: 1340, height: 396 }),
    letters('SPECIMEN', {
      x: 760,
      y: 330,
      size: 74,
      weight: 700,
      fill: specimenRed,
      anchor: 'middle',
      tracking: 0.3,
      opacity: 0.2,
    }),
    specimenFoot({ x: 760, y: 906 }),
  ];
  return drawOnDesk({ ...cardSheet(printed, palette), seed: `${printed.state ?? 'USA'} back` }, content.join(''));
}
