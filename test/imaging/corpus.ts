import { deflateSync } from 'node:zlib';
import { bombs, broken, polyglots, unwantedTypes } from './binaries.ts';
import { hostilePdfs } from './pdfs.ts';
import { pngChunk, pngOf, type Specimen } from './specimen.ts';
import { activeTexts } from './texts.ts';

/** Every hostile file for the tests of the imaging process (docs/security.md, bar 20). */
export async function corpus(): Promise<Specimen[]> {
  const parts = await Promise.all([unwantedTypes(), polyglots(), broken(), bombs()]);
  return [...activeTexts(), ...hostilePdfs(), ...odd(), ...parts.flat()];
}

function odd(): Specimen[] {
  const unfolding = Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(64 * 1024 * 1024, 65))]);
  const files: Record<string, Buffer> = {
    'PNG with a comment of 64 MB': pngOf(8, 8, Buffer.alloc(8 * 25), pngChunk('zTXt', unfolding)),
    'PNG with a colour profile of 64 MB': pngOf(8, 8, Buffer.alloc(8 * 25), pngChunk('iCCP', unfolding)),
    'PNG with more pixels than it says': pngOf(8, 8, Buffer.alloc(16 * 1024 * 1024)),
    'PNG with fewer pixels than it says': pngOf(800, 800, Buffer.alloc(100)),
    'PNG without height': pngOf(8, 0, Buffer.alloc(8)),
    'PNG with 20,000 chunks': pngOf(
      8,
      8,
      Buffer.alloc(8 * 25),
      ...Array.from({ length: 20_000 }, () => pngChunk('tEXt', Buffer.from('a\0b'))),
    ),
  };
  const large: Specimen = {
    name: 'a JPEG of 21 MB',
    bytes: Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(21 * 1024 * 1024)]),
    expect: 'refused',
  };
  return [large, ...Object.entries(files).map(([name, bytes]): Specimen => ({ name, bytes, expect: 'either' }))];
}
