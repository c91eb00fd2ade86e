import { createCipheriv } from 'node:crypto';
import sharp from 'sharp';
import { honestFiles, largePng, marker, pngChunk, pngOf, type Specimen } from './specimen.ts';

/** File types that are not accepted: real files where sharp can write them, else their first bytes. */
export async function unwantedTypes(): Promise<Specimen[]> {
  const picture = () => sharp({ create: { width: 16, height: 16, channels: 3, background: 'red' } });
  const [gif, tiff, avif] = await Promise.all([
    picture().gif().toBuffer(),
    picture().tiff().toBuffer(),
    picture().avif().toBuffer(),
  ]);
  const starts: Record<string, string> = {
    'GIF 87': 'GIF87a\x10\0\x10\0\x80\0\0',
    'GIF 89': 'GIF89a\x10\0\x10\0\x80\0\0',
    'TIFF, big end first': 'MM\0*\0\0\0\x08',
    'TIFF, little end first': 'II*\0\x08\0\0\0',
    'big TIFF': 'II+\0\x08\0\0\0',
    HEIC: '\0\0\0\x18ftypheic\0\0\0\0mif1heic',
    'HEIC sequence': '\0\0\0\x18ftyphevc\0\0\0\0',
    HEIF: '\0\0\0\x18ftypmif1\0\0\0\0',
    'AVIF sequence': '\0\0\0\x18ftypavis\0\0\0\0',
    MP4: '\0\0\0\x18ftypisom\0\0\0\0',
    QuickTime: '\0\0\0\x14ftypqt  \0\0\0\0',
    BMP: 'BM\x46\0\0\0\0\0\0\0\x36\0\0\0',
    icon: '\0\0\x01\0\x01\0\x10\x10',
    cursor: '\0\0\x02\0\x01\0\x10\x10',
    PSD: '8BPS\0\x01\0\0\0\0\0\0',
    'JPEG 2000': '\0\0\0\x0cjP  \r\n\x87\n',
    'JPEG 2000 stream': '\xff\x4f\xff\x51\0\x2f',
    'JPEG XL': '\0\0\0\x0cJXL \r\n\x87\n',
    'JPEG XL stream': '\xff\x0a\xfa\x1f',
    'JPEG XR': 'II\xbc\x01\x08\0\0\0',
    EXR: 'v/1\x01\x02\0\0\0',
    HDR: '#?RADIANCE\n',
    PNM: 'P6\n16 16\n255\n',
    PCX: '\n\x05\x01\x08',
    DDS: 'DDS |\0\0\0',
    FITS: 'SIMPLE  =                    T',
    DICOM: `${'\0'.repeat(128)}DICM`,
    DjVu: 'AT&TFORM',
    WMF: '\xd7\xcd\xc6\x9a\0\0',
    EMF: '\x01\0\0\0\x6c\0\0\0',
    MNG: '\x8aMNG\r\n\x1a\n',
    JNG: '\x8bJNG\r\n\x1a\n',
    WAV: 'RIFF\0\0\0\0WAVEfmt ',
    AVI: 'RIFF\0\0\0\0AVI LIST',
    zip: 'PK\x03\x04\x14\0\0\0',
    'an empty zip': 'PK\x05\x06',
    gzip: '\x1f\x8b\x08\0',
    '7z': '7z\xbc\xaf\x27\x1c',
    rar: 'Rar!\x1a\x07\0',
    ELF: '\x7fELF\x02\x01\x01\0',
    'a Windows program': 'MZ\x90\0\x03\0',
    Flash: 'CWS\x0a',
    WebAssembly: '\0asm\x01\0\0\0',
    'an old Word file': '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    SQLite: 'SQLite format 3\0',
    'a font': 'OTTO\0\x0a',
    ICC: '\0\0\x02\x0cADBE',
  };
  const real = { 'a real GIF': gif, 'a real TIFF': tiff, 'a real AVIF': avif };
  const padded = Object.entries(starts).map(([name, start]): [string, Buffer] => [
    name,
    Buffer.concat([Buffer.from(start, 'latin1'), Buffer.alloc(400)]),
  ]);
  return [...Object.entries(real), ...padded].map(([name, bytes]) => ({ name, bytes, expect: 'refused' }));
}

/** Two files in one: another type behind or before a valid image, or in its metadata. */
export async function polyglots(): Promise<Specimen[]> {
  const others = {
    zip: `PK\x03\x04${marker}PK\x05\x06${'\0'.repeat(18)}`,
    HTML: `<html><script>${marker}</script></html>`,
    SVG: `<svg><script>${marker}</script></svg>`,
    PHP: `<?php ${marker} ?>`,
    PDF: `%PDF-1.7 ${marker} %%EOF`,
    GIF: `GIF89a${marker}`,
    program: `MZ${marker}`,
    script: `*/alert("${marker}")/*`,
    zeros: '\0'.repeat(100_000) + marker,
  };
  const files = Object.entries(await honestFiles());
  const tangled = files.flatMap(([type, honest]) =>
    Object.entries(others).flatMap(([name, other]): Specimen[] => [
      {
        name: `${name} behind a ${type}`,
        bytes: Buffer.concat([honest, Buffer.from(other, 'latin1')]),
        expect: 'either',
      },
      {
        name: `${name} before a ${type}`,
        bytes: Buffer.concat([Buffer.from(other, 'latin1'), honest]),
        // A PDF may begin behind a few other bytes, and a line of script is as good as any.
        expect: name === 'PDF' || (type === 'pdf' && name === 'script') ? 'either' : 'refused',
      },
    ]),
  );
  return [...tangled, ...(await carriers())];
}

async function carriers(): Promise<Specimen[]> {
  const { jpeg, png } = await honestFiles();
  const text = Buffer.from(`x\0<script>${marker}</script>`, 'latin1');
  const segment = (name: number) =>
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, name, 0, text.length + 2]), text, jpeg.subarray(2)]);
  const chunk = (name: string) => Buffer.concat([png.subarray(0, 33), pngChunk(name, text), png.subarray(33)]);
  return [
    ...[0xe1, 0xe2, 0xed, 0xef, 0xfe].map(
      (name): Specimen => ({
        name: `JPEG with a script in ${name.toString(16)}`,
        bytes: segment(name),
        expect: 'either',
      }),
    ),
    ...['tEXt', 'zTXt', 'iTXt', 'eXIf', 'iCCP', 'prVt'].map(
      (name): Specimen => ({ name: `PNG with a script in ${name}`, bytes: chunk(name), expect: 'either' }),
    ),
  ];
}

/** Cut short, torn, or noise behind a right beginning. */
export async function broken(): Promise<Specimen[]> {
  const files = Object.entries(await honestFiles());
  const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16, 1), Buffer.alloc(16)).update(Buffer.alloc(4_000));
  const cut = files.flatMap(([type, bytes]) =>
    [0.05, 0.2, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map(
      (part): Specimen => ({
        name: `${type} cut at ${part}`,
        bytes: bytes.subarray(0, bytes.length * part),
        expect: type === 'pdf' ? 'either' : 'refused',
      }),
    ),
  );
  const torn = files.flatMap(([type, bytes]): Specimen[] => [
    { name: `${type} of noise`, bytes: Buffer.concat([bytes.subarray(0, 12), noise]), expect: 'refused' },
    { name: `only the first bytes of a ${type}`, bytes: bytes.subarray(0, 12), expect: 'refused' },
    { name: `${type} without its first byte`, bytes: bytes.subarray(1), expect: 'refused' },
    { name: `${type} twice`, bytes: Buffer.concat([bytes, bytes]), expect: 'either' },
  ]);
  const nothing: Specimen[] = [Buffer.alloc(0), Buffer.from([0xff]), Buffer.alloc(1_000), noise].map((bytes) => ({
    name: `${bytes.length} bytes of nothing`,
    bytes,
    expect: 'refused',
  }));
  return [...cut, ...torn, ...nothing];
}

/** Decompression bombs: 256 megapixels in 32 KB, and false sizes in headers. */
export async function bombs(): Promise<Specimen[]> {
  const { jpeg, webp } = await honestFiles();
  const sized = (bytes: Buffer, change: (copy: Buffer) => void) => {
    const copy = Buffer.from(bytes);
    change(copy);
    return copy;
  };
  const frameAt = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  const files: Record<string, Buffer> = {
    'PNG of 256 megapixels': largePng(),
    'PNG of 41 megapixels': pngOf(41_000, 1_000, Buffer.alloc(1_000)),
    'PNG that claims 2 billion pixels a side': pngOf(2 ** 31 - 1, 2 ** 31 - 1, Buffer.alloc(10)),
    'PNG as wide as 2 billion pixels': pngOf(2 ** 31 - 1, 1, Buffer.alloc(10)),
    'JPEG that claims 65,500 pixels a side': sized(jpeg, (copy) => copy.writeUInt32BE(0xffdcffdc, frameAt + 5)),
    'WebP that claims 16,384 pixels a side': sized(webp, (copy) => copy.subarray(24, 30).fill(0xff)),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, expect: 'bomb' }));
}
