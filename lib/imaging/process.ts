import { Console } from 'node:console';
import type { Answer, BarcodeAnswer, NotSafeReason } from './answer.ts';
import { readBarcode } from './barcode.ts';
import { frame, readFrames } from './frames.ts';
import { rasterPdf } from './pdf.ts';
import { type EncodedPage, rasterFile } from './raster.ts';
import { limits } from './rendering.ts';
import { sniff } from './sniff.ts';

/**
 * The imaging process: reads files on standard input, writes answers on standard output. It ends with its parent,
 * because its input then ends. Started only by `launch.ts`.
 */
globalThis.console = new Console(process.stderr);
send([frame(Buffer.from('ready'))]);
let task: string | null = null;
for await (const input of readFrames(process.stdin, limits.inputBytes)) {
  if (task === null) {
    task = Buffer.from(input).toString('latin1');
    continue;
  }
  // An error of the reader ends this process: its memory may be spoiled, and the next picture needs it whole.
  send(task === 'barcode' ? [header(await readBarcode(input))] : await answerTo(input));
  task = null;
}

async function answerTo(input: Uint8Array): Promise<Uint8Array[][]> {
  try {
    const { sourcePages, pages } =
      sniff(input) === 'application/pdf'
        ? await rasterPdf(input)
        : { sourcePages: 1, pages: [await rasterFile(input)] };
    const total = pages.reduce((sum, { full, thumb }) => sum + full.bytes.byteLength + thumb.bytes.byteLength, 0);
    return total > limits.answerBytes ? refuse('too_large') : show(sourcePages, pages);
  } catch (error) {
    return refuse(reasonOf(error));
  }
}

function show(sourcePages: number, pages: EncodedPage[]): Uint8Array[][] {
  const sizes = pages.map(({ full, thumb }) => ({ full: sizeOf(full), thumb: sizeOf(thumb) }));
  return [
    header({ outcome: 'shown', sourcePages, pages: sizes }),
    ...pages.flatMap(({ full, thumb }) => [frame(full.bytes), frame(thumb.bytes)]),
  ];
}

function sizeOf({ width, height }: { width: number; height: number }) {
  return { width, height };
}

function refuse(reason: NotSafeReason): Uint8Array[][] {
  return [header({ outcome: 'not_safe', reason })];
}

function header(answer: Answer | BarcodeAnswer): Uint8Array[] {
  return frame(Buffer.from(JSON.stringify(answer)));
}

/** The errors of sharp and PDFium differ only in their text. */
function reasonOf(error: unknown): NotSafeReason {
  const message = error instanceof Error ? error.message : '';
  if (/pixel limit/i.test(message)) return 'too_many_pixels';
  return /password/i.test(message) ? 'password' : 'broken';
}

function send(frames: Uint8Array[][]): void {
  for (const part of frames.flat()) process.stdout.write(part);
}
