import { toJpeg } from '../raster.ts';
import { type Dice, dice } from '../seed.ts';
import { specimenMark } from '../sheet/sheet.ts';
import { letters } from '../text/lettering.ts';
import { travelDay, wrapped } from '../text/words.ts';
import { onePagePdf } from './pdf.ts';

export type ProofOfAddress = { name: string; address: string; issuedOn: string; issuer: string };

const page = { width: 1240, height: 1754 };
const accents = ['#27476f', '#2f6a63', '#7a2f3b', '#8a5a22', '#5b4a7d'] as const;

/** A utility bill as JPEG; at scale 1 it is A4 at 150 dpi. */
export function drawProofOfAddress(of: ProofOfAddress, scale: number): Promise<Buffer> {
  return toJpeg(bill(of), { quality: 80, scale });
}

/** The same bill as a one-page PDF. */
export async function drawProofOfAddressPdf(of: ProofOfAddress, scale: number): Promise<Buffer> {
  return onePagePdf(await drawProofOfAddress(of, scale), {
    width: Math.round(page.width * scale),
    height: Math.round(page.height * scale),
  });
}

function bill(of: ProofOfAddress): string {
  const roll = dice(`bill:${of.name}${of.address}${of.issuer}`);
  const accent = roll.pick(accents);
  const account = String(Math.floor(roll.between(10_000_000, 99_999_999)));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}">
    <rect width="100%" height="100%" fill="#fdfdfb"/>
    <rect width="100%" height="18" fill="${accent}"/>
    <circle cx="140" cy="150" r="42" fill="${accent}"/>
    <path d="M140 118l-22 38h18l-6 28 26-42h-20Z" fill="#fff"/>
    ${letters(of.issuer, { x: 206, y: 166, size: 44, weight: 700, fill: accent, maxWidth: 640 })}
    ${letters('STATEMENT', { x: 1142, y: 166, size: 30, weight: 600, fill: '#6b7075', anchor: 'end', tracking: 0.1 })}
    ${addressee(of)}${summary(of, account, accent)}${usage(of.issuedOn, accent, roll)}
    ${lines(roll.between(40, 120), accent)}
    ${specimenMark({ x: 60, y: 560, width: 1120, height: 860 }, { x: page.width / 2, y: 1700 })}</svg>`;
}

function addressee(of: ProofOfAddress): string {
  const rows = [of.name, ...of.address.split(/,\s*/).flatMap((part) => wrapped(part, 38, 2))].slice(0, 7);
  return rows
    .map((row, at) =>
      letters(row, { x: 98, y: 330 + at * 44, size: 31, weight: at === 0 ? 600 : 400, fill: '#1d2023', maxWidth: 560 }),
    )
    .join('');
}

function summary(of: ProofOfAddress, account: string, accent: string): string {
  const row = (label: string, value: string, y: number) =>
    letters(label, { x: 760, y, size: 24, fill: '#6b7075' }) +
    letters(value, { x: 1142, y, size: 26, weight: 600, fill: '#1d2023', anchor: 'end', maxWidth: 240 });
  return `<path d="M760 290H1142M760 560H1142" stroke="${accent}" stroke-width="2"/>
    ${row('Date of issue', travelDay(of.issuedOn), 340)}${row('Account no.', account, 396)}
    ${row('Customer', of.name, 452)}${row('Page', '1 of 1', 508)}`;
}

/** Twelve monthly bars; the last is the month before the bill. */
function usage(issuedOn: string, accent: string, roll: Dice): string {
  const month = Number(issuedOn.slice(5, 7)) - 1;
  const level = roll.between(18, 60);
  const bars = Array.from({ length: 12 }, (_, at) => {
    const height = 60 + level * 2 + Math.cos(((at + month) / 12) * Math.PI * 2) * 50 + roll.between(-14, 14);
    const initial = 'JFMAMJJASOND'[(at + month) % 12] ?? '';
    return `<rect x="${110 + at * 86}" y="${(1010 - height).toFixed(1)}" width="52" height="${height.toFixed(1)}"
      fill="${accent}" opacity="${at === 11 ? 1 : 0.38}"/>
      ${letters(initial, { x: 136 + at * 86, y: 1046, size: 22, fill: '#6b7075', anchor: 'middle' })}`;
  });
  return `${letters('Your supply over twelve months', { x: 98, y: 726, size: 30, weight: 600, fill: '#1d2023' })}
    ${bars.join('')}
    <path d="M98 1011H1142" stroke="#9aa0a5" stroke-width="2"/>`;
}

function lines(amount: number, accent: string): string {
  const parts: [string, number][] = [
    ['Standing charge', 12.4],
    ['Supply', amount],
    ['Tax', (amount + 12.4) * 0.1],
  ];
  const total = parts.reduce((sum, [, value]) => sum + value, 0);
  const row = (label: string, value: number, y: number, weight: 400 | 600) =>
    letters(label, { x: 98, y, size: 28, weight, fill: '#1d2023' }) +
    letters(value.toFixed(2), { x: 1142, y, size: 28, weight, fill: '#1d2023', anchor: 'end' });
  const rows = parts.map(
    ([label, value], at) =>
      `${row(label, value, 1160 + at * 60, 400)}
      <path d="M98 ${1182 + at * 60}H1142" stroke="#dcdfe2" stroke-width="1.500"/>`,
  );
  return `${rows.join('')}
    <path d="M98 1310H1142" stroke="${accent}" stroke-width="3"/>${row('Total', total, 1362, 600)}
    ${letters('This bill was drawn for tests. Nothing is owed.', { x: 98, y: 1480, size: 24, fill: '#6b7075' })}`;
}
