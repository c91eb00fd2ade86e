/** The text of a barcode of a version of the AAMVA standard, with a header as that version has it. */
export function aamvaText(version: number, elements: [id: string, value: string][], issuer = '636014'): string {
  const subfile = `DL${elements.map(([id, value]) => id + value).join('\n')}\r`;
  // Version 1 has no version of the jurisdiction, and elements of a state in a second subfile.
  const numbers = version === 1 ? '01' : '0001';
  const digits = (count: number) => String(count).padStart(4, '0');
  const offset = 21 + numbers.length + 8;
  return (
    `@\n\x1e\rANSI ${issuer}${String(version).padStart(2, '0')}${numbers}` +
    `DL${digits(offset)}${digits(subfile.length)}${subfile}`
  );
}

type Card = { version: number; text: string };

const holder: [string, string][] = [
  ['DAQ', 'D8841027'],
  ['DAG', '418 ALDER STREET'],
  ['DAI', 'FRESNO'],
  ['DAJ', 'CA'],
  ['DAK', '937010000  '],
];

/** The same licence by each version from 1 to 10: Marcus Anthony Delgado Jr, born on 4 March 1991. */
export function everyVersion(): Card[] {
  return Array.from({ length: 10 }, (_, index) => {
    const version = index + 1;
    return { version, text: aamvaText(version, elementsOf(version)) };
  });
}

function elementsOf(version: number): [string, string][] {
  if (version === 1) {
    return [
      ['DAA', 'DELGADO,MARCUS,ANTHONY,JR'],
      ...holder,
      ['DAR', 'C'],
      ['DBA', '20310918'],
      ['DBB', '19910304'],
      ['DBC', 'M'],
      ['DBD', '20210918'],
    ];
  }
  const names: [string, string][] =
    version < 4
      ? [
          ['DCS', 'DELGADO'],
          ['DCT', 'MARCUS,ANTHONY'],
          ['DCU', 'JR'],
        ]
      : [
          ['DCS', 'DELGADO'],
          ['DDE', 'N'],
          ['DAC', 'MARCUS'],
          ['DDF', 'N'],
          ['DAD', 'ANTHONY'],
          ['DDG', 'N'],
          ['DCU', 'JR'],
        ];
  return [
    ['DCA', 'C'],
    ...names,
    ...holder,
    ['DBA', '09182031'],
    ['DBB', '03041991'],
    ['DBC', '1'],
    ['DBD', '09182021'],
    ['DCF', '0918202141027'],
    ['DCG', 'USA'],
    ['DDA', 'F'],
    ['DDL', '1'],
  ];
}
