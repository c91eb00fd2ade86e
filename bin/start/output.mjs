import process from 'node:process';

/** As a shell reports a program that wrote to a closed pipe: 128 + SIGPIPE. */
const NO_READER = 141;

let status = 0;
let isWatching = false;

/**
 * When the reader leaves (`| head`), the command finishes its work without more output, and exits with 141 where it
 * would have exited with 0. When output is lost for another reason, such as a full disk, it says so once, and exits
 * with 1 where it would have exited with 0.
 */
export function outliveReader() {
  if (isWatching) return;
  isWatching = true;
  for (const stream of [process.stdout, process.stderr]) stream.on('error', onLostOutput);
  process.on('exit', (code) => {
    if (code === 0) process.exitCode = status;
  });
}

function onLostOutput({ code }) {
  if (status !== 0) return;
  status = code === 'EPIPE' ? NO_READER : 1;
  if (code !== 'EPIPE') process.stderr.write(`What this says could not be written (${code}).\n`);
}
