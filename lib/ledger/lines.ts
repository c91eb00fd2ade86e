/** Bytes of the longest accepted line, far above any row: a file without line ends must not fill the memory. */
const longestLine = 4 * 1024 * 1024;

/**
 * Cuts bytes into lines so strictly that different files give different lines: only `\n` ends a line, the last line
 * ends too, and the bytes are valid UTF-8. (A lenient decoder turns different broken bytes into one replacement
 * character, and Node's `readline` also splits at `\r` and U+2028.)
 * @throws Error that says what is wrong
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string, void> {
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    const held = joined(rest, chunk);
    let start = 0;
    for (let end = held.indexOf(10); end >= 0; end = held.indexOf(10, start)) {
      yield decode(held.subarray(start, end));
      start = end + 1;
    }
    rest = held.subarray(start);
    if (rest.length > longestLine) throw new Error('a line is too long');
  }
  if (rest.length > 0) throw new Error('the file ends inside a line');
}

/** One chunk after another, without Node's Buffer: this also runs in a browser. */
function joined(rest: Uint8Array, chunk: Uint8Array): Uint8Array<ArrayBuffer> {
  const both = new Uint8Array(rest.length + chunk.length);
  both.set(rest);
  both.set(chunk, rest.length);
  return both;
}

function decode(line: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  } catch (error) {
    throw new Error('a line is not UTF-8', { cause: error });
  }
}
