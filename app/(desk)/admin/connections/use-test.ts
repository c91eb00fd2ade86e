'use client';

import { useRef, useState } from 'react';
import type { ConnectionTest } from '#lib/review/connections/check.ts';
import type { SettingsDraft } from '#lib/review/connections/setting.ts';

export type TestOrder = { id: string; provider: string; mode: 'test' | 'live'; draft: SettingsDraft | null };

type TestState =
  | { kind: 'not_run' }
  | { kind: 'running'; startedAt: number }
  | { kind: 'stopped' }
  | { kind: 'failed'; message: string }
  /** `of` is what was tested, to compare it with the form as it is now. */
  | { kind: 'done'; test: ConnectionTest; of: string };

export type Testing = {
  state: TestState;
  /** Returns problems by field, when the settings can't be tested at all. */
  run: (order: TestOrder) => Promise<Record<string, string>>;
  stop: () => void;
};

/** Runs a test of a connection, which can be stopped. */
export function useTest(): Testing {
  const [state, setState] = useState<TestState>({ kind: 'not_run' });
  const running = useRef<AbortController | null>(null);
  const run = async (order: TestOrder) => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setState({ kind: 'running', startedAt: Date.now() });
    const outcome = await ask(order, controller.signal);
    if (controller.signal.aborted) return {};
    setState(
      'test' in outcome
        ? { kind: 'done', test: outcome.test, of: keyOf(order) }
        : { kind: 'failed', message: outcome.message },
    );
    return 'test' in outcome ? {} : outcome.fields;
  };
  const stop = () => {
    running.current?.abort();
    setState({ kind: 'stopped' });
  };
  return { state, run, stop };
}

/** The result for exactly these settings, or null. */
export function foundFor({ state }: Testing, order: TestOrder): ConnectionTest | null {
  return state.kind === 'done' && state.of === keyOf(order) ? state.test : null;
}

function keyOf(order: TestOrder): string {
  return JSON.stringify(order);
}

type Outcome = { test: ConnectionTest } | { message: string; fields: Record<string, string> };

async function ask(order: TestOrder, signal: AbortSignal): Promise<Outcome> {
  try {
    const body = JSON.stringify(order);
    const answer = await fetch('/api/connections/test', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal,
    });
    if (answer.ok) return { test: (await answer.json()) as ConnectionTest };
    const { message, fields } = (await answer.json()) as { message?: string; fields?: Record<string, string> };
    return { message: message ?? `The server answered ${answer.status}.`, fields: fields ?? {} };
  } catch (error) {
    return {
      message:
        error instanceof Error
          ? `The server could not be reached: ${error.message}.`
          : 'The server could not be reached.',
      fields: {},
    };
  }
}
