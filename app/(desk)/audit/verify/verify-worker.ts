import { readLines } from '#lib/ledger/lines.ts';
import type { SignedHead } from '#lib/ledger/signed-head.ts';
import { verifyLines } from '#lib/ledger/verify-export.ts';
import { webCrypto } from '#lib/ledger/web-crypto.ts';
import type { VerifyMessage, VerifyOrder } from './messages.ts';

/**
 * Verifies an export in a thread of its own, with the code that `npm run verify-ledger` runs. The ledger is read as it
 * arrives: some rows are in memory at a time.
 */
self.addEventListener('message', ({ data }: MessageEvent<VerifyOrder>) => {
  void verify(data).catch(() => tell({ told: 'unread', status: null }));
});

async function verify({ source, held }: VerifyOrder): Promise<void> {
  const agreeing: SignedHead[] = [];
  const trust = {
    publicKey: held.publicKey ?? undefined,
    heads: held.heads,
    onHead: (head: SignedHead) => void agreeing.push(head),
  };
  const bytes = source.from === 'file' ? source.file.stream() : await exported();
  if (bytes === null) return;
  const result = await verifyLines(readLines(chunksOf(bytes)), webCrypto, trust, (verified, announced) =>
    tell({ told: 'progress', verified, announced }),
  );
  const isCutOff = !result.ok && result.reason === cutOff;
  tell(isCutOff ? { told: 'unread', status: null } : { told: 'result', result, agreeing });
}

async function exported(): Promise<ReadableStream<Uint8Array> | null> {
  const answer = await fetch('/api/ledger/export');
  if (answer.ok && answer.body) return answer.body;
  tell({ told: 'unread', status: answer.status });
  return null;
}

const cutOff = 'the connection broke off';

/** Not every browser can iterate over a stream. A connection that breaks off is no fault of the ledger. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  const read = () =>
    reader.read().catch((error: unknown) => {
      throw new Error(cutOff, { cause: error });
    });
  for (let part = await read(); !part.done; part = await read()) yield part.value;
}

function tell(message: VerifyMessage): void {
  self.postMessage(message);
}
