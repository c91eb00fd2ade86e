import process from 'node:process';

/** What a shell reports for a program whose reader has gone: 128 and the number of SIGPIPE. */
const NO_READER = 141;

let status = 0;
let isWatching = false;

/**
 * A reader that has read enough (`| head`) is no fault: the work under way is finished, nothing more is said, and what
 * would have ended with 0 ends with 141. Output that is lost for another reason, as on a full disk, is told once, and
 * what would have ended with 0 ends with 1.
 */
export function outliveReader() {
  if (isWatching) return;
  isWatching = true;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', tellOnce);
  process.on('exit', (code) => {
    if (code === 0) process.exitCode = status;
  });
}

function tellOnce({ code }) {
  if (status !== 0) return;
  status = code === 'EPIPE' ? NO_READER : 1;
  if (code !== 'EPIPE') process.stderr.write(`What this says could not be written (${code}).\n`);
}
