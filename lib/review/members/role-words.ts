import type { Role } from '../actor.ts';

/** The roles as they are shown. */
export const roleWords: Record<Role, string> = {
  reviewer: 'Reviewer',
  approver: 'Approver',
  admin: 'Admin',
  manager: 'Manager',
  auditor: 'Auditor',
};
