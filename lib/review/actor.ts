export const roles = ['reviewer', 'approver', 'admin', 'manager', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** A person with an account, signed in. */
export type MemberActor = { kind: 'member'; id: string; name: string; email: string; role: Role; sessionId: string };

/** A process of Docket: the worker, or a command on the terminal (its `id` names the operating system's user). */
export type SystemActor = { kind: 'system'; id: string };

/** Who acts. Every function of lib/data takes it as its first argument. */
export type Actor = MemberActor | SystemActor;

/** The actor of the background worker. */
export const worker: SystemActor = { kind: 'system', id: 'worker' };

/** The actor of a request whose sender is not signed in. */
export const web: SystemActor = { kind: 'system', id: 'web' };
