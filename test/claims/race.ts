import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MemberActor } from '#lib/review/actor.ts';
import type { ClaimTask, Won } from './claimant.ts';

export type Claimant = {
  child: ChildProcess;
  /** Starts the task; gives the first line that the process prints. */
  go(): Promise<string>;
};

/** Starts a process with one task, on the database of this one. Resolves when it is ready to begin. */
export async function startClaimant(task: ClaimTask): Promise<Claimant> {
  const child = spawn(process.execPath, ['--conditions=react-server', join(import.meta.dirname, 'claimant.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, DATABASE_POOL: '25' },
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stdin.write(`${JSON.stringify(task)}\n`);
  const ready = await lines.next();
  if (ready.value !== 'ready') throw new Error('the claimant did not start');
  return {
    child,
    async go() {
      child.stdin.write('go\n');
      const said = await lines.next();
      if (said.done) throw new Error('the claimant ended without an answer');
      return said.value;
    },
  };
}

/** The members claim from two processes at once, half of them in each. Gives every claim that succeeded. */
export async function raceOfTwo(task: ClaimTask): Promise<Won[]> {
  const half = Math.ceil(task.members.length / 2);
  const halves: MemberActor[][] = [task.members.slice(0, half), task.members.slice(half)];
  const claimants = await Promise.all(halves.map((members) => startClaimant({ ...task, members })));
  const answers = await Promise.all(
    claimants.map(async ({ child, go }) => {
      const ended = once(child, 'exit');
      const answer: Won[] = JSON.parse(await go());
      await ended;
      return answer;
    }),
  );
  return answers.flat();
}
