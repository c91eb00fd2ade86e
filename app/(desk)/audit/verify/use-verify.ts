import { useEffect, useRef, useState } from 'react';
import type { SignedHead } from '#lib/ledger/signed-head.ts';
import type { VerifiedExport } from '#lib/ledger/verify-export.ts';
import type { LedgerFault } from '#lib/ledger/walk.ts';
import type { VerifyMessage, VerifyOrder } from './messages.ts';

export type VerifyState =
  | { is: 'idle' }
  | { is: 'running'; verified: number; announced: number | null }
  | { is: 'stopped'; verified: number }
  | { is: 'unread'; status: number | null }
  | { is: 'done'; result: VerifiedExport | LedgerFault; agreeing: SignedHead[]; order: VerifyOrder };

/** One verification at a time, in a worker that ends with it, with Stop, and with the dialog. */
export function useVerify() {
  const [state, setState] = useState<VerifyState>({ is: 'idle' });
  const worker = useRef<Worker>(undefined);
  const end = () => worker.current?.terminate();
  useEffect(() => () => worker.current?.terminate(), []);
  const start = (order: VerifyOrder) => {
    end();
    setState({ is: 'running', verified: 0, announced: null });
    const begun = new Worker(new URL('./verify-worker.ts', import.meta.url));
    worker.current = begun;
    begun.addEventListener('error', () => setState({ is: 'unread', status: null }));
    begun.addEventListener('message', ({ data }: MessageEvent<VerifyMessage>) => {
      setState(stateAfter(data, order));
      if (data.told !== 'progress') end();
    });
    begun.postMessage(order);
  };
  const stop = () => {
    end();
    setState((now) => (now.is === 'running' ? { is: 'stopped', verified: now.verified } : now));
  };
  return { state, start, stop };
}

function stateAfter(message: VerifyMessage, order: VerifyOrder): VerifyState {
  switch (message.told) {
    case 'progress':
      return { is: 'running', verified: message.verified, announced: message.announced };
    case 'unread':
      return { is: 'unread', status: message.status };
    case 'result':
      return { is: 'done', result: message.result, agreeing: message.agreeing, order };
  }
}
