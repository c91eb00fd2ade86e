import { useState } from 'react';
import { type HeadsFile, headsIn } from '#lib/ledger/heads-text.ts';
import type { Held } from './messages.ts';

/** The largest file of heads that is read: about 30,000 heads. */
const mostBytes = 10_000_000;

/** What the reader holds, as they type and choose it. `problem` by field; `held` is null while there is one. */
export function useHeld() {
  const [key, setKey] = useState('');
  const [file, setFile] = useState<(HeadsFile & { name: string }) | null>(null);
  const [fileProblem, setFileProblem] = useState<string | null>(null);
  const typed = key.trim().toLowerCase();
  const keyProblem = typed === '' || /^[0-9a-f]{64}$/.test(typed) ? null : 'A public key is 64 hex digits.';
  const choose = async (chosen: File | null) => {
    const read = chosen && chosen.size <= mostBytes ? headsIn(await chosen.text()) : null;
    setFile(chosen && read ? { ...read, name: chosen.name } : null);
    setFileProblem(chosen === null ? null : problemOf(read));
  };
  const held: Held | null =
    keyProblem === null && fileProblem === null
      ? { publicKey: typed === '' ? null : typed, heads: file?.heads ?? [] }
      : null;
  return { key, setKey, keyProblem, file, choose, fileProblem, held };
}

export type HeldFields = ReturnType<typeof useHeld>;

function problemOf(read: HeadsFile | null): string | null {
  if (read === null) return 'This file is too large for signed heads.';
  return read.heads.length === 0 ? 'This file holds no signed head.' : null;
}
