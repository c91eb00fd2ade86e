import type { BarcodeRead, Decoded, Decoder } from './decoder.ts';
import { ImagingBusy, limits } from './rendering.ts';

/**
 * Decodes files with at most `limits.children` children, one file each, and replaces children that are lost or used up.
 */
export type Pool = {
  decode(input: Uint8Array): Promise<Decoded>;
  barcode(picture: Uint8Array): Promise<BarcodeRead>;
  close(): void;
};

type Seat = { decoder: Decoder; jobs: number; idle: NodeJS.Timeout | null };

/** @param startOne starts a child; its error becomes the error of the file that needed it */
export function pool(startOne: () => Promise<Decoder>): Pool {
  const free: Seat[] = [];
  const waiting: { go(): void; refuse(why: Error): void }[] = [];
  let busy = 0;
  let isClosed = false;

  return {
    decode: (input) => inTurn((decoder) => decoder.decode(input)),
    barcode: (picture) => inTurn((decoder) => decoder.barcode(picture)),
    close,
  };

  async function inTurn<T>(work: (decoder: Decoder) => Promise<T & { lost: boolean }>): Promise<T> {
    await turn();
    try {
      const seat = takeFree() ?? { decoder: await startOne(), jobs: 0, idle: null };
      const result = await work(seat.decoder);
      if (!result.lost) giveBack(seat);
      return result;
    } finally {
      passOn();
    }
  }

  async function turn(): Promise<void> {
    if (isClosed) throw new Error('imaging is closed');
    if (busy < limits.children) {
      busy += 1;
      return;
    }
    if (waiting.length >= limits.waiting) throw new ImagingBusy('too many files wait for the imaging process');
    await new Promise<void>((go, refuse) => waiting.push({ go, refuse }));
  }

  /** Passes the turn directly to the next in the queue, so that a new caller can't overtake. */
  function passOn(): void {
    const next = waiting.shift();
    if (next === undefined) busy -= 1;
    else next.go();
  }

  function takeFree(): Seat | undefined {
    const seat = free.pop();
    if (seat?.idle) clearTimeout(seat.idle);
    return seat;
  }

  function giveBack(seat: Seat): void {
    seat.jobs += 1;
    if (isClosed || seat.jobs >= limits.jobsPerChild) {
      seat.decoder.stop();
      return;
    }
    seat.idle = setTimeout(() => retire(seat), limits.idleMilliseconds).unref();
    free.push(seat);
  }

  function retire(seat: Seat): void {
    free.splice(free.indexOf(seat), 1);
    seat.decoder.stop();
  }

  /** Files being decoded are finished; those waiting are refused. */
  function close(): void {
    isClosed = true;
    for (let seat = takeFree(); seat !== undefined; seat = takeFree()) seat.decoder.stop();
    for (const { refuse } of waiting.splice(0)) refuse(new Error('imaging is closed'));
  }
}
