/** A link in running text or beside it. */
export const linkClass = 'font-medium text-accent underline-offset-2 hover:underline';
