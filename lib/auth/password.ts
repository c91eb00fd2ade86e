import { hash, verify } from '@node-rs/argon2';

/** OWASP ASVS 5.0, appendix C: argon2id with at least 19 MiB and 2 passes. 64 MiB and 3 passes take 50 ms here. */
const strength = { memoryCost: 65_536, timeCost: 3, parallelism: 1 } as const;

/** Hashes computed at once: each holds 64 MiB, and anyone can try to sign in. */
const mostAtOnce = 4;

let running = 0;
const waiting: (() => void)[] = [];

/** Hashes a password with argon2id. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(password, strength));
}

/**
 * Whether a password has this hash. Without a hash the answer is no after the same time, so that time reveals nothing.
 */
export async function isPassword(password: string, known: string | null): Promise<boolean> {
  // Needed in both cases: made on demand, it would double the time of the first unknown account.
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
