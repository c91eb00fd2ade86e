import { type Role, roles } from '#lib/review/actor.ts';
import { roleWords } from '#lib/review/members/role-words.ts';

/** What a role is for, in one sentence. */
export const roleSays: Record<Role, string> = {
  reviewer: 'Reviews applicants and records decisions.',
  approver: 'A reviewer who also confirms decisions and erasures as second person.',
  admin: 'Keeps connections and members. Sees no applicants.',
  manager: 'Sees the queue with masked people.',
  auditor: 'Reads everything, changes nothing.',
};

export const roleOptions = roles.map((role) => ({ value: role, label: roleWords[role] }));
