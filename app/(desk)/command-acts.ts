'use client';

import { answered } from '#components/review/answered.ts';
import type { CommandActs } from '#components/review/commands/acts.ts';
import { resumeCommand, settleCommand, withdrawCommand } from './actions.ts';

/** The buttons of a command, for all screens that list commands. */
export const commandActs: CommandActs = {
  withdraw: async (commandId) => problemOf(await answered(withdrawCommand({ commandId }))),
  resume: async (commandId) => problemOf(await answered(resumeCommand({ commandId }))),
  settle: async (commandId, note) => problemOf(await answered(settleCommand({ commandId, note }))),
};

function problemOf(result: { ok: true } | { ok: false; message: string }): string | null {
  return result.ok ? null : result.message;
}
