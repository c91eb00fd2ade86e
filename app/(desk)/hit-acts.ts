'use client';

import { answered, problemWords } from '#components/review/answered.ts';
import type { HitActs, HitAnswer } from '#components/review/hits/acts.ts';
import { sendLookup } from '#components/review/hits/lookup/send.ts';
import { resolveHits, revokeClearance, undoResolutions } from './actions.ts';

/** What can be done about hits, for all screens that show them. */
export const hitActs: HitActs = {
  resolve: async (input) => toAnswer(await answered(resolveHits(input))),
  undo: async (hits) => toAnswer(await answered(undoResolutions({ hits }))),
  attach: sendLookup,
  revoke: async (clearanceId) => toAnswer(await answered(revokeClearance({ clearanceId }))),
};

function toAnswer<T>(result: Awaited<ReturnType<typeof answered<T>>>): HitAnswer<T> {
  if (result.ok) return result;
  const { code, fields = {} } = result;
  return { ok: false, problem: { code, message: problemWords(result, 'Not saved.'), fields } };
}
