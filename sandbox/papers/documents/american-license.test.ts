import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { printedLicence } from '#test/builders/printed-licence.ts';
import { createPens, type Portrait, type Printed } from '../index.ts';
import { aamvaPayload, homeAddress } from '../machine-readable/aamva.ts';

const portrait: Portrait = { seed: 'delgado', gender: 'male', ageYears: 34 };

// Without this the reader downloads its own WASM file.
const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
prepareZXingModule({
  overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) },
});

async function readBack(printed: Printed): Promise<Map<string, string>> {
  const { data, info } = await sharp(await createPens().drawBack(printed, portrait))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const picture = {
    data: new Uint8ClampedArray(data),
    width: info.width,
    height: info.height,
    colorSpace: 'srgb' as const,
  };
  const [code] = await readBarcodes(picture, { formats: ['PDF417'], textMode: 'Plain' });
  const text = code?.text ?? '';
  return new Map([
    ['whole', text],
    ...text.split('\n').map((line): [string, string] => [line.slice(0, 3), line.slice(3)]),
  ]);
}

describe('Back of a driver licence', () => {
  it('The PDF417 read from the image has exactly the payload that was written', async () => {
    const read = await readBack(printedLicence);
    expect(read.get('whole')).toBe(aamvaPayload(printedLicence));
    expect(read.get('DCS')).toBe('DELGADO');
    expect(read.get('DAC')).toBe('MARCUS');
    expect(read.get('DAD')).toBe('ANTHONY');
    expect(read.get('DBB')).toBe('03041991');
    expect(read.get('DAI')).toBe('FRESNO');
    expect(read.get('DAU')).toBe('072 IN');
  });

  it('A barcode that contradicts the print: the barcode has the contradicting values', async () => {
    const read = await readBack({
      ...printedLicence,
      state: 'TX',
      barcode: { familyName: 'Salgado', birthDate: '1989-03-04' },
    });
    expect(read.get('DCS')).toBe('SALGADO');
    expect(read.get('DBB')).toBe('03041989');
    expect(read.get('DAC')).toBe('MARCUS');
  });

  it('The header states the true offset and length of the subfile', () => {
    const payload = aamvaPayload(printedLicence);
    const [, issuer, offset = '', length = ''] = /ANSI (\d{6})100001DL(\d{4})(\d{4})DL/.exec(payload) ?? [];
    expect(payload.startsWith('@\n\u001e\rANSI ')).toBe(true);
    expect(issuer).toBe('636014');
    expect(payload.slice(Number(offset), Number(offset) + 5)).toBe('DLDAQ');
    expect(payload.length).toBe(Number(offset) + Number(length));
    expect(payload.endsWith('\r')).toBe(true);
  });

  it.each([
    ['418 Alder Street, Fresno, CA 93701', { street: '418 ALDER STREET', city: 'FRESNO', state: 'CA', zip: '93701' }],
    [
      '9 Elm Ct, Apt 4, Reno, NV 89501-1234, USA',
      { street: '9 ELM CT APT 4', city: 'RENO', state: 'NV', zip: '895011234' },
    ],
    ['somewhere', { street: 'SOMEWHERE', city: '', state: 'CA', zip: '00000' }],
  ])('Address %s: split into street, city, state and ZIP code', (address, parts) => {
    expect(homeAddress(address, 'CA')).toEqual(parts);
  });
});
