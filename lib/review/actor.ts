export const roles = ['reviewer', 'approver', 'admin', 'manager', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** Someone signed in. */
export type MemberActor = { kind: 'member'; id: string; name: string; email: string; role: Role; sessionId: string };

/** Docket itself: the worker, a command on the terminal (with the operating system's user). */
export type SystemActor = { kind: 'system'; id: string };

/** Who does something. Every function of lib/data takes it first. */
export type Actor = MemberActor | SystemActor;

/** The actor of the background worker. */
export const worker: SystemActor = { kind: 'system', id: 'worker' };
