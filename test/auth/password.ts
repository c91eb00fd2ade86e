import { hashPassword } from '#lib/auth/password.ts';
import { db } from '#lib/data/database.ts';

/** A password that is long enough. */
export const password = 'a long enough passphrase';

/** Hashes of passwords that were given already: making one takes up to a second on a busy machine. */
const hashes = new Map<string, Promise<string>>();

/** Gives a member a password, without an invitation. */
export async function givePassword(memberId: string, given = password): Promise<void> {
  const hash = hashes.get(given) ?? hashPassword(given);
  hashes.set(given, hash);
  await db().member.update({ where: { id: memberId }, data: { passwordHash: await hash } });
}
