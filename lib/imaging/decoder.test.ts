import { describe, expect, it } from 'vitest';
import { honestFiles } from '#test/imaging/specimen.ts';
import { startDecoder } from './decoder.ts';
import { frame, readFrames } from './frames.ts';
import { imaging } from './imaging.ts';
import type { Launch } from './launch.ts';
import { pool } from './pool.ts';

/** A child taken over by a file: it says that it is ready, and runs `act` with the first input. */
function takenOver(act: string): Launch {
  const script = `
    const send = (bytes) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    process.stdout.write(Buffer.concat([length, bytes]));
  };
    const page = { full: { width: 9, height: 9 }, thumb: { width: 9, height: 9 } };
    const say = (value) => send(Buffer.from(JSON.stringify(value)));
    send(Buffer.from('ready'));
    process.stdin.once('data', () => { ${act} });`;
  return { command: process.execPath, args: ['-e', script], isolation: [] };
}

const input = Buffer.from([0xff, 0xd8, 0xff]);

describe('a child that was taken over', () => {
  it.each([
    ['dies', 'process.exit(0)', 'broke down'],
    ['is killed', 'process.kill(process.pid, "SIGSEGV")', 'broke down'],
    ['never answers', '', '10 seconds'],
    ['never stops', 'for (;;);', '10 seconds'],
    ['answers noise', 'process.stdout.write(Buffer.alloc(4000, 7))', 'broke down'],
    ['claims a frame of 4 GB', 'process.stdout.write(Buffer.alloc(4, 255))', 'broke down'],
    ['makes up an outcome', 'say({ outcome: "shown", sourcePages: 1, pages: [page], html: "x" })', 'broke down'],
    ['makes up a reason', 'say({ outcome: "not_safe", reason: "<script>" })', 'broke down'],
    ['sends 21 pages', 'say({ outcome: "shown", sourcePages: 21, pages: Array(21).fill(page) })', 'broke down'],
    [
      'sends HTML for a picture',
      `say({ outcome: "shown", sourcePages: 1, pages: [page] });
       send(Buffer.from("<html>")); send(Buffer.from("<html>"))`,
      'broke down',
    ],
  ])('that %s costs one file, not the desk', async (_what, act, reason) => {
    const decoder = await startDecoder(takenOver(act), 500);
    expect(await decoder.decode(input)).toMatchObject({
      outcome: 'not_safe',
      reason: expect.stringContaining(reason),
      lost: true,
    });
  });

  it.each([
    ['a corner outside the picture', '{ outcome: "found", text: "x", corners: Array(4).fill({ x: 0, y: 1.01 }) }'],
    ['three corners', '{ outcome: "found", text: "x", corners: Array(3).fill({ x: 0, y: 1 }) }'],
    ['a text too long', '{ outcome: "found", text: "x".repeat(2711), corners: Array(4).fill({ x: 0, y: 1 }) }'],
    ['more than that', '{ outcome: "none", html: "<script>" }'],
    ['an outcome of its own', '{ outcome: "approved" }'],
  ])('that says of a barcode %s is not believed', async (_what, answer) => {
    const decoder = await startDecoder(takenOver(`say(${answer})`), 500);
    expect(await decoder.barcode(input)).toEqual({ outcome: 'failed', lost: true });
  });

  it('is believed where it keeps to the form', async () => {
    const answer = { outcome: 'found', text: 'x', corners: Array(4).fill({ x: 0, y: 1 }) };
    const decoder = await startDecoder(takenOver(`say(${JSON.stringify(answer)})`), 500);
    expect(await decoder.barcode(input)).toEqual({ ...answer, lost: false });
    decoder.stop();
  });

  it('is replaced before the next file', async () => {
    const launches = [takenOver('process.exit(1)'), takenOver('say({ outcome: "not_safe", reason: "password" })')];
    const children = pool(async () => startDecoder(launches.shift() ?? takenOver('')));
    expect(await children.decode(input)).toMatchObject({ reason: 'The decoder broke down over it.' });
    expect(await children.decode(input)).toMatchObject({ reason: 'It wants a password.' });
    children.close();
  });
});

describe('the web process', () => {
  it('the imaging process can’t start: an error, and no result for the file', async () => {
    const desk = imaging({ node: '/nowhere/node' });
    await expect(desk.render((await honestFiles()).jpeg)).rejects.toThrow('the imaging process did not start');
  });

  it('renders forty files at once with two children, and refuses after it is closed', async () => {
    const desk = imaging();
    const { jpeg, png } = await honestFiles();
    const renderings = await Promise.all(
      Array.from({ length: 40 }, (_, index) => desk.render(index % 2 === 0 ? jpeg : png)),
    );
    expect(renderings.every(({ outcome }) => outcome === 'shown')).toBe(true);
    await desk.close();
    await expect(desk.render(jpeg)).rejects.toThrow('closed');
  });
});

describe('frames', () => {
  const bytes = Buffer.concat([...frame(Buffer.from('first')), ...frame(Buffer.alloc(300, 1))]);

  it.each([1, 3, 7, 1_000])('are the same however the stream is cut (%i bytes at a time)', async (size) => {
    expect(await lengths(pieces(bytes, size), 300)).toEqual([5, 300]);
  });

  it('are refused when too large, and when the stream ends inside one', async () => {
    await expect(lengths(pieces(bytes, 9), 299)).rejects.toThrow('300 bytes');
    await expect(lengths(pieces(bytes.subarray(0, -1), 9), 300)).rejects.toThrow('ended inside');
  });
});

async function lengths(source: AsyncIterable<Uint8Array>, maxBytes: number): Promise<number[]> {
  const read: number[] = [];
  for await (const one of readFrames(source, maxBytes)) read.push(one.byteLength);
  return read;
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += size) yield bytes.subarray(at, at + size);
}
