import type { Role } from '../actor.ts';

export type DemoPerson = { readonly email: string; readonly name: string; readonly role: Role };

/** Demo members. They exist only with the embedded database or with DOCKET_DEMO=1. */
export const demoPeople: readonly DemoPerson[] = [
  { email: 'reviewer@docket.test', name: 'Nadia Brandt', role: 'reviewer' },
  { email: 'reviewer2@docket.test', name: 'Tomás Ferreira', role: 'reviewer' },
  { email: 'approver@docket.test', name: 'Ingrid Solheim', role: 'approver' },
  { email: 'approver2@docket.test', name: 'Kwame Boateng', role: 'approver' },
  { email: 'admin@docket.test', name: 'Mei Tanaka', role: 'admin' },
  { email: 'admin2@docket.test', name: 'Luca Moretti', role: 'admin' },
  { email: 'manager@docket.test', name: 'Priya Raman', role: 'manager' },
  { email: 'auditor@docket.test', name: 'Henrik Lindqvist', role: 'auditor' },
];

export const demoPassword = 'correct horse battery staple';
