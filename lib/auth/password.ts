import { hash, verify } from '@node-rs/argon2';

/** OWASP ASVS 5.0 appendix C asks for argon2id with at least 19 MiB and two passes; 64 MiB and three cost 50 ms here. */
const strength = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** At most this many at once: each holds 64 MiB, and anyone can ask. */
const mostAtOnce = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, strength));
}

/** Whether a password is the one behind the hash. Without a hash it takes as long and says no, so that time tells nothing. */
export async function isPassword(password: string, known: string | null): Promise<boolean> {
  // Asked for in both cases: made the first time, it would make the first unknown account wait twice as long.
  const decoy = await decoyHash();
  const isRight = await inTurn(() => verify(known ?? decoy, password));
  return isRight && known !== null;
}

let madeDecoyHash: Promise<string> | undefined;

function decoyHash(): Promise<string> {
  madeDecoyHash ??= hash('a password that nobody has', strength);
  return madeDecoyHash;
}

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
