import type { Printed } from '../printed.ts';

/** AAMVA issuer identification numbers by state or province. */
const issuers: Record<string, string> = {
  AB: '604432',
  AL: '636033',
  AK: '636059',
  AZ: '636026',
  AR: '636021',
  BC: '636028',
  CA: '636014',
  CO: '636020',
  CT: '636006',
  DE: '636011',
  DC: '636043',
  FL: '636010',
  GA: '636055',
  HI: '636047',
  ID: '636050',
  IL: '636035',
  IN: '636037',
  IA: '636018',
  KS: '636022',
  KY: '636046',
  LA: '636007',
  ME: '636041',
  MD: '636003',
  MA: '636002',
  MI: '636032',
  MN: '636038',
  MS: '636051',
  MO: '636030',
  MT: '636008',
  NE: '636054',
  NV: '636049',
  NH: '636039',
  NJ: '636036',
  NM: '636009',
  NY: '636001',
  NC: '636004',
  ND: '636034',
  OH: '636023',
  OK: '636058',
  ON: '636012',
  OR: '636029',
  PA: '636025',
  RI: '636052',
  SC: '636005',
  SD: '636042',
  TN: '636053',
  TX: '636015',
  UT: '636040',
  VT: '636024',
  VA: '636000',
  WA: '636045',
  WV: '636061',
  WI: '636031',
  WY: '636060',
};

const eyes: Record<string, string> = {
  black: 'BLK',
  blue: 'BLU',
  brown: 'BRO',
  gray: 'GRY',
  grey: 'GRY',
  green: 'GRN',
  hazel: 'HAZ',
};

/**
 * Payload of the PDF417 on a licence of the United States or Canada: AAMVA DL/ID Card Design Standard 2020, version 10,
 * one DL subfile.
 */
export function aamvaPayload(printed: Printed): string {
  const subfile = `DL${elements(printed)
    .map(([code, value]) => code + value)
    .join('\n')}\r`;
  const header = `@\n\x1e\rANSI ${issuers[printed.state ?? ''] ?? '636000'}100001`;
  const designatorLength = 10;
  const offset = header.length + designatorLength;
  return `${header}DL${digits(offset)}${digits(subfile.length)}${subfile}`;
}

function elements(printed: Printed): [code: string, value: string][] {
  const values = { ...printed, ...printed.barcode };
  const [given = '', ...middle] = values.givenNames.toUpperCase().split(/\s+/);
  const home = homeAddress(printed.address ?? '', printed.state ?? '');
  const isCanadian = printed.country === 'CAN';
  const day = isCanadian ? canadian : american;
  return [
    ['DAQ', printed.number],
    ['DCS', values.familyName.toUpperCase()],
    ['DDE', 'N'],
    ['DAC', given],
    ['DDF', 'N'],
    ['DAD', middle.join(' ') || 'NONE'],
    ['DDG', 'N'],
    ['DCA', printed.licenceClass ?? 'C'],
    ['DCB', 'NONE'],
    ['DCD', 'NONE'],
    ['DBD', day(printed.issuedOn)],
    ['DBB', day(values.birthDate)],
    ['DBA', day(printed.expiresOn)],
    ['DBC', { M: '1', F: '2', X: '9' }[printed.gender]],
    ['DAU', isCanadian ? `${printed.heightCm ?? 170} cm` : `${inches(printed.heightCm ?? 170)} IN`],
    ['DAY', eyeCode(printed.eyeColor)],
    ['DAG', home.street],
    ['DAI', home.city],
    ['DAJ', home.state],
    ['DAK', (isCanadian ? home.zip.replace(' ', '') : home.zip.padEnd(9, '0')).padEnd(11)],
    ['DCF', documentDiscriminator(printed)],
    ['DCG', printed.country],
    // Compliance with the REAL ID Act, which Canada does not have.
    ...(isCanadian ? [] : [['DDA', 'F'] as [string, string]]),
    ['DDB', '08292017'],
  ];
}

/**
 * Splits "18 Alder Street, Fresno, CA 93701" or "9 Maple Road, Ottawa, ON K2P 1L4" into its parts; what cannot be split
 * stays in `street`.
 */
export function homeAddress(
  address: string,
  state: string,
): { street: string; city: string; state: string; zip: string } {
  const parts = address
    .toUpperCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '' && part !== 'USA');
  const ending = /^([A-Z]{2})?\s*(\d{5}|[A-Z]\d[A-Z] \d[A-Z]\d)(?:-?(\d{4}))?$/.exec(parts.at(-1) ?? '');
  if (!ending || parts.length < 3) return { street: parts.join(' '), city: '', state, zip: ending?.[2] ?? '00000' };
  return {
    street: parts.slice(0, -2).join(' '),
    city: parts.at(-2) ?? '',
    state: ending[1] ?? state,
    zip: (ending[2] ?? '') + (ending[3] ?? ''),
  };
}

/** Height in feet and inches, such as `5'-07"`, as printed on the card. */
export function feetAndInches(heightCm: number): string {
  const total = Number(inches(heightCm));
  return `${Math.floor(total / 12)}'-${String(total % 12).padStart(2, '0')}"`;
}

/** Height in whole inches, three digits, as in the barcode. */
function inches(heightCm: number): string {
  return String(Math.round(heightCm / 2.54)).padStart(3, '0');
}

export function eyeCode(color: string | undefined): string {
  return eyes[(color ?? 'brown').toLowerCase()] ?? (color ?? '').slice(0, 3).toUpperCase();
}

/** The document discriminator (field DD): identifies this one card, different for each card of the same holder. */
export function documentDiscriminator(printed: Printed): string {
  return `${american(printed.issuedOn)}${printed.number.replace(/\D/g, '').slice(-5).padStart(5, '0')}`;
}

function american(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return month + date + year;
}

/** Canada writes the year first. */
function canadian(day: string): string {
  return day.replaceAll('-', '');
}

function digits(count: number): string {
  return String(count).padStart(4, '0');
}
