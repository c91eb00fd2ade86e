import { Socket } from 'node:net';
import { Answer, BarcodeAnswer, notSafeText, type Task } from './answer.ts';
import { frame, readFrames } from './frames.ts';
import { jpegHead } from './jpeg.ts';
import { type Launch, start } from './launch.ts';
import { limits, temporaryReasons } from './rendering.ts';

export type DecodedPicture = { bytes: Uint8Array; width: number; height: number };
export type Decoded =
  | { outcome: 'shown'; sourcePages: number; pages: { full: DecodedPicture; thumb: DecodedPicture }[] }
  | { outcome: 'not_safe'; reason: string };

/** `failed`: the picture cost the child its life or its time. */
export type BarcodeRead = BarcodeAnswer | { outcome: 'failed' };

/** One child process. It takes one file at a time; after `lost` the child is dead and must be replaced. */
export type Decoder = {
  decode(input: Uint8Array): Promise<Decoded & { lost: boolean }>;
  /** Reads the PDF417 of a picture that `decode` made. */
  barcode(picture: Uint8Array): Promise<BarcodeRead & { lost: boolean }>;
  stop(): void;
};

/** Starts a child and waits until it is ready. @throws Error when it can't start, which says nothing about any file */
export async function startDecoder(launch: Launch, jobMilliseconds: number = limits.jobMilliseconds): Promise<Decoder> {
  const child = start(launch);
  const handles = [child, ...[child.stdin, child.stdout, child.stderr].filter((stream) => stream instanceof Socket)];
  const complaints: string[] = [];
  child.stderr.on(
    'data',
    (chunk: Buffer) => complaints.length < 8 && complaints.push(chunk.toString('utf8').slice(0, 500)),
  );
  // A child that dies closes its pipes: the missing answer is handled, the pipe's error is only kept for the message.
  for (const emitter of [child, child.stdin]) emitter.on('error', (error: Error) => complaints.push(error.message));
  const stop = () => void child.kill('SIGKILL');
  const answers = readFrames(child.stdout, limits.pictureBytes);

  const ready = await within(limits.startMilliseconds, stop, answers.next()).catch(() => null);
  if (ready === null || ready.done === true) {
    stop();
    throw new Error(`the imaging process did not start: ${complaints.join(' ').trim() || 'no reason given'}`);
  }
  for (const handle of handles) handle.unref();
  return {
    stop,
    decode: (input) =>
      done('render', input, readAnswer, (isLate) => ({
        outcome: 'not_safe',
        reason: isLate ? temporaryReasons.late : temporaryReasons.broken,
      })),
    barcode: (picture) => done('barcode', picture, readBarcodeAnswer, () => ({ outcome: 'failed' })),
  };

  async function done<T>(
    task: Task,
    input: Uint8Array,
    read: (frames: Frames) => Promise<T>,
    failed: (isLate: boolean) => T,
  ): Promise<T & { lost: boolean }> {
    // Only a running job keeps this process alive.
    for (const handle of handles) handle.ref();
    let isLate = false;
    const giveUp = () => {
      isLate = true;
      stop();
    };
    try {
      for (const part of [...frame(Buffer.from(task)), ...frame(input)]) child.stdin.write(part);
      return { ...(await within(jobMilliseconds, giveUp, read(answers))), lost: false };
    } catch {
      stop();
      return { ...failed(isLate), lost: true };
    } finally {
      for (const handle of handles) handle.unref();
    }
  }
}

type Frames = AsyncGenerator<Uint8Array, void>;

async function readAnswer(frames: Frames): Promise<Decoded> {
  const answer = Answer.parse(JSON.parse(Buffer.from(await next(frames)).toString('utf8')));
  if (answer.outcome === 'not_safe') return { outcome: 'not_safe', reason: notSafeText[answer.reason] };
  const pages = [];
  let total = 0;
  for (const size of answer.pages) {
    const full = await readPicture(frames, size.full, limits.fullSide);
    const thumb = await readPicture(frames, size.thumb, limits.thumbSide);
    total += full.bytes.byteLength + thumb.bytes.byteLength;
    if (total > limits.answerBytes) throw new Error('an answer larger than allowed');
    pages.push({ full, thumb });
  }
  return { outcome: 'shown', sourcePages: answer.sourcePages, pages };
}

async function readBarcodeAnswer(frames: Frames): Promise<BarcodeRead> {
  return BarcodeAnswer.parse(JSON.parse(Buffer.from(await next(frames)).toString('utf8')));
}

/** Accepts a picture only when it is a JPEG without metadata, of the announced size. */
async function readPicture(
  frames: Frames,
  { width, height }: { width: number; height: number },
  side: number,
): Promise<DecodedPicture> {
  const bytes = await next(frames);
  const head = jpegHead(bytes);
  const isBare = head?.segments.every((name) => name === 'APP0' || !/^(APP|COM)/.test(name)) ?? false;
  if (!isBare || head?.width !== width || head.height !== height || Math.max(width, height) > side)
    throw new Error('not the picture announced');
  return { bytes, width, height };
}

async function next(frames: Frames): Promise<Uint8Array> {
  const { value, done } = await frames.next();
  if (done === true || value === undefined) throw new Error('the imaging process ended');
  return value;
}

/** Waits for `work`, and calls `giveUp` when it takes too long; `giveUp` must make `work` end. */
async function within<T>(milliseconds: number, giveUp: () => void, work: Promise<T>): Promise<T> {
  const timer = setTimeout(giveUp, milliseconds);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
