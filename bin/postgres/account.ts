import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { ensureFolder } from '#lib/folder.ts';

/** The account PostgreSQL runs as. It refuses to run as root; started by root, it gets an account of its own. */
export type Account = { readonly uid: number; readonly gid: number };

/** PostgreSQL's account, created when missing; undefined when it runs as the current user. */
export function postgresAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const found = accountNamed('postgres') ?? accountNamed('_postgres');
  if (found) return found;
  execFileSync('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']);
  const made = accountNamed('postgres');
  if (!made) throw new Error("PostgreSQL can't run as root, and no account named postgres could be made.");
  return made;
}

/** Whether an account can read a file. Tried in a process, because a file's mode does not show access control lists. */
export function canRead(account: Account | undefined, file: string): boolean {
  return spawnSync('test', ['-r', file], { ...account, stdio: 'ignore', cwd: '/' }).status === 0;
}

/** Makes a folder that only this account may enter. */
export function makeFolder(account: Account | undefined, folder: string): void {
  ensureFolder(folder, 0o700);
  if (account) chownSync(folder, account.uid, account.gid);
}

function accountNamed(name: string): Account | undefined {
  const id = (flag: string) => spawnSync('id', [flag, name], { encoding: 'utf8' });
  const [user, group] = [id('-u'), id('-g')];
  if (user.status !== 0 || group.status !== 0) return undefined;
  return { uid: Number(user.stdout), gid: Number(group.stdout) };
}
