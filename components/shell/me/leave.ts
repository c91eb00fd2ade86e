import type { Person } from '../navigation.ts';

/** Signs the member out. A new page is loaded, so that nothing of theirs stays in memory. */
export async function leave({ signOut }: Person): Promise<void> {
  await signOut();
  location.assign('/sign-in');
}
